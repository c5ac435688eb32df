import pako from 'pako';

/**
 * A part of the page that waits, deflated, until its story is opened: the browser inflates it (`DecompressionStream`). By
 * pako and not by the zlib of the Node in use, whose bytes differ from one version and processor to the next.
 */
export const packed = (html: string): string => `<script type="text/plain" class="packed">${Buffer.from(pako.deflate(Buffer.from(html))).toString('base64')}</script>`;

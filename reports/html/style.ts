import { dark, light, variables } from './palette.js';
import { flowStyle } from './style-flow.js';
import { matchStyle } from './style-match.js';
import { screenStyle } from './style-screens.js';
import { storyStyle } from './style-stories.js';

const base = `
:root{color-scheme:light dark;${variables(light)}}
@media (prefers-color-scheme:dark){:root{${variables(dark)}}}
*{box-sizing:border-box}
html{scroll-padding-top:3.6rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--text);font:400 15px/1.7 'Totsugo Sans','Noto Sans JP','Hiragino Sans','Yu Gothic UI',Meiryo,sans-serif;font-feature-settings:normal;overflow-wrap:anywhere}
code,pre{font-family:ui-monospace,SFMono-Regular,Consolas,'DejaVu Sans Mono','Totsugo Sans','Noto Sans JP',monospace;font-size:.9em}
h1,h2,h3,h4,h5{line-height:1.4;margin:0;font-weight:700}
a{color:var(--link);text-underline-offset:.18em;text-decoration-thickness:1px}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px;box-shadow:0 0 0 3px var(--focus-ring);border-radius:4px}
main:focus,section:focus,tr:focus{outline:none;box-shadow:none}
a.to-main{position:absolute;left:-999px;top:0;z-index:9;background:var(--surface);padding:.6rem 1rem}
a.to-main:focus{left:.5rem;top:.5rem}
.quiet,.basis{color:var(--quiet);font-size:.88em}
.count{color:var(--quiet);font-weight:400;font-size:.85em}
.needs-script{display:none!important}
.scripted .needs-script{display:revert!important}
[hidden]{display:none!important}
header.top,nav,main{max-width:1180px;margin:0 auto;padding:0 24px}
header.top{padding-top:28px;padding-bottom:20px}
.brand{margin:0;color:var(--quiet);font-size:.9rem;letter-spacing:.06em}
.brand span{color:var(--accent);font-weight:700}
h1{font-size:1.75rem}
.outcome{margin:.5rem 0 .4rem;font-size:1.15rem}
.outcome strong{font-size:1.5rem}
.bar{display:block;width:100%;height:10px;border-radius:5px;background:var(--line)}
${['pass:pass', 'fail:fail', 'warning:warn', 'review:warn', 'skip:skip', 'omit:skip', 'error:error'].map((pair) => `.bar .${pair.split(':')[0]}{fill:var(--${pair.split(':')[1]}-bar)}`).join('')}
dl{margin:0}dd{margin:0}
dl.run{display:grid;grid-template-columns:repeat(12,1fr);gap:12px 24px;margin-top:20px}
.c2{grid-column:span 2}.c4{grid-column:span 4}
dt{color:var(--quiet);font-size:.8rem}
dl.run dd{font-size:.92rem}
nav{position:sticky;top:0;z-index:5;background:var(--ground);border-bottom:1px solid var(--line)}
nav ul{display:flex;gap:4px 22px;list-style:none;margin:0;padding:8px 0;overflow-x:auto;white-space:nowrap}
nav a{display:inline-block;padding:4px 2px;font-weight:500;text-decoration:none}
nav a:hover{text-decoration:underline}
main>section{margin:32px 0 44px}
h2{font-size:1.3rem;padding-bottom:6px;margin-bottom:14px;border-bottom:2px solid var(--accent)}
h3{font-size:1.05rem}
.area{margin-top:22px}.area>h3{margin-bottom:8px}
h5{font-size:.95rem;margin:22px 0 6px}
.lead{font-size:1.1rem;margin:0 0 10px;font-weight:500}
.clean{background:var(--pass-soft);color:var(--pass);border-radius:8px;padding:10px 16px;margin:0}
.attention{list-style:none;padding:0;margin:8px 0 0;display:grid;gap:8px}
.attention li{background:var(--surface);border:1px solid var(--line);border-radius:8px;padding:10px 14px}
.cause{font-size:.85em;font-weight:500}
`;

/** All of the page's styles. Colours come from the palette; nothing is loaded. */
export const style = (base + storyStyle + flowStyle + matchStyle + screenStyle).replaceAll('\n', '');

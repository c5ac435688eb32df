import { mostLanes } from './flow.js';

/** What happens inside somebody may take the room of two lanes beside its own. */
const inside = (rule: string, of = '') => ['e', 'f', 'd'].map((kind) => `.lanes${of} .${kind}${rule}>div`).join(',');
const lanes = Array.from({ length: mostLanes }, (_, i) => i + 1);
/** Where a row begins and how many lanes it spans; from the middle of the first to the middle of the last. */
const places = lanes.map((n) => `.l${n}{--n:${n}}.a${n}>:last-child{grid-column-start:${n}}.s${n}>:last-child{grid-column-end:span ${n}${n > 1 ? `;margin:0 calc(50%/${n})` : ''}}`).join('');

/** A list everywhere; lanes, lifelines and arrows where the screen is wide enough for them. */
export const flowStyle = `
.flow{list-style:none;margin:0;padding:0;font-size:.84rem;line-height:1.5;--gutter:46px}
.flow li{position:relative;padding-left:var(--gutter);margin:6px 0}
.flow time{position:absolute;left:0;color:var(--quiet);font-size:.78rem;line-height:1.9}
.flow .day{padding:0;margin:14px 0 4px;font-weight:700;font-size:.9rem}
.flow .heads{display:none}
.flow a{display:block;text-decoration:none}
.flow a:hover span{text-decoration:underline}
.flow small{display:block;color:var(--quiet);font-size:.78rem;line-height:1.35}
.flow em{font-style:normal;color:var(--fail);font-weight:700}
.flow i{font-style:normal;color:var(--quiet);display:block;font-size:.8rem}
.flow b{display:inline-block;min-width:22px;padding:0 4px;border-radius:11px;text-align:center;font-size:.72rem;line-height:20px;background:var(--accent);color:var(--surface);position:absolute;left:0;top:1px}
.flow .w>:last-child,.flow .t>:last-child{position:relative;padding-left:32px}
.flow .t b{background:var(--surface);color:var(--told);box-shadow:inset 0 0 0 1px var(--told)}
.flow .k>div{color:var(--quiet);background:var(--clock);border-radius:3px;padding:1px 8px}
.flow .c>div{color:var(--pass)}.flow .c.ng>div,.flow .c.ng a{color:var(--fail);font-weight:700}.flow .c a{display:inline;text-decoration:underline}
.flow .f>div{border-left:3px solid var(--fail-bar);background:var(--fail-soft);padding:2px 8px}
.flow .d>div{border-left:3px solid var(--warn-bar);background:var(--warn-soft);padding:2px 8px}
@media screen and (min-width:960px){
.flow.lanes{position:relative;font-size:12px;padding:0 0 6px var(--gutter);background:linear-gradient(90deg,transparent calc(50% - .5px),var(--line) 0 calc(50% + .5px),transparent 0) 0 0/calc(100%/var(--n)) 100% repeat-x content-box content-box}
.lanes li{display:grid;grid-template-columns:repeat(var(--n),minmax(0,1fr));padding:0;margin:0}
.lanes time{left:calc(-1*var(--gutter));bottom:0;line-height:1}
.lanes .heads{display:grid;position:sticky;top:44px;z-index:2;padding:4px 0;background:var(--surface)}
.lanes .heads span{margin:0 6px;padding:4px 2px;border:1px solid var(--accent);border-radius:6px;background:var(--accent-soft);text-align:center;font-size:12.5px;font-weight:700}
.lanes .day{display:block;margin:12px 0 2px calc(-1*var(--gutter))}
.lanes .day,.lanes .c>div,.lanes .k>div{background:var(--surface)}
.lanes .k>div,.lanes .c>div{grid-column:1/-1;text-align:center;margin:8px 4px 4px}
.lanes .k>div{background:var(--clock)}
.lanes i{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.lanes .w>:last-child,.lanes .t>:last-child{position:relative;display:block;text-align:center;padding:7px 16px 3px;border-bottom:1.6px solid var(--accent)}
.lanes .t>:last-child{border-bottom:1.6px dashed var(--told)}
.lanes .w span,.lanes .t span,.lanes small{background:var(--surface);box-decoration-break:clone;-webkit-box-decoration-break:clone}
.lanes small{font-size:10.5px}
.lanes span,.lanes small,.lanes .e>div,.lanes .f>div,.lanes .d>div{text-wrap:balance}
.lanes b{top:auto;bottom:-11px;z-index:1}
.lanes .r b{left:-11px}.lanes .l b{left:auto;right:-11px}
.lanes .w>:last-child::after,.lanes .t>:last-child::after{content:'';position:absolute;bottom:-5.8px;border:5px solid transparent}
.lanes .r>:last-child::after{right:0;border-left:10px solid var(--accent);border-right:0}
.lanes .l>:last-child::after{left:0;border-right:10px solid var(--accent);border-left:0}
.lanes .t.r>:last-child::after{border-left-color:var(--told)}.lanes .t.l>:last-child::after{border-right-color:var(--told)}
.lanes .w,.lanes .t{padding-bottom:11px}
.lanes .e>div,.lanes .f>div,.lanes .d>div{margin:3px 6px;padding:3px 8px;border:1px solid var(--line);border-radius:4px;background:var(--event);text-align:center;line-height:1.4}
${inside('')}{justify-self:center;width:max-content;min-width:calc(100% - 12px);max-width:260%}${inside('.a1')}{justify-self:start}${lanes.map((n) => inside(`.a${n}`, `.l${n}`)).join(',')}{justify-self:end}
.lanes .f>div{background:var(--fail-soft);border-color:var(--fail-bar)}.lanes .d>div{background:var(--warn-soft);border-color:var(--warn-bar);border-radius:12px}
${places}
}
`;

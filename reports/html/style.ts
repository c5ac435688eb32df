import { dark, light, variables } from './palette.js';

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
dl.run{display:grid;grid-template-columns:repeat(10,1fr);gap:12px 24px;margin-top:20px}
dl.run div{grid-column:span 2}dl.run div:nth-child(2){grid-column:span 1}dl.run div:nth-child(3){grid-column:span 3}dl.run div:nth-child(n+6){grid-column:span 5}
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

const parts = `
html .filters{flex-wrap:wrap;gap:10px 20px;align-items:center;margin-bottom:4px}
.scripted .filters{display:flex!important}
.buttons{display:flex;flex-wrap:wrap;gap:6px}
button{font:inherit;font-size:.9rem;color:var(--text);background:var(--surface);border:1px solid var(--strong);border-radius:6px;padding:3px 12px;min-height:32px;cursor:pointer}
button:hover{background:var(--raised)}
button[aria-pressed=true]{background:var(--accent-soft);border-color:var(--accent);color:var(--link);box-shadow:inset 0 0 0 1px var(--accent);font-weight:700}
.search{font-size:.9rem;display:flex;gap:8px;align-items:center}
input{font:inherit;color:var(--text);background:var(--surface);border:1px solid var(--strong);border-radius:6px;padding:3px 10px;min-height:32px;width:14em;max-width:100%}
::placeholder{color:var(--quiet);opacity:1}
.live{min-height:1.6em;margin:2px 0 0;font-size:.85rem;color:var(--quiet)}
details{background:var(--surface);border:1px solid var(--line);border-radius:8px}
details+details{margin-top:8px}
summary{cursor:pointer;padding:10px 14px;border-radius:8px;list-style:none;position:relative;padding-right:36px}
summary::-webkit-details-marker{display:none}
summary::after{content:'';position:absolute;right:16px;top:1.15em;width:8px;height:8px;border:solid var(--quiet);border-width:0 2px 2px 0;transform:rotate(45deg)}
details[open]>summary::after{transform:rotate(225deg);top:1.4em}
summary:hover{background:var(--raised)}
summary h3,summary h4{display:inline}
.card>summary{display:grid;grid-template-columns:auto 1fr auto;gap:2px 12px;align-items:start}
.card>summary h4{font-size:1rem;font-weight:500}
.card[open]>summary{border-bottom:1px solid var(--line);border-radius:8px 8px 0 0}
.meta{grid-column:2/-1;color:var(--quiet);font-size:.82rem;display:flex;flex-wrap:wrap;gap:2px 16px}
.inside{padding:14px 18px 20px}
.verdict,.state,.level{display:inline-block;border-radius:5px;padding:1px 9px;font-size:.82rem;font-weight:700;white-space:nowrap;line-height:1.7}
.card>summary .verdict{min-width:5.6em;text-align:center}
.level{font-weight:500;border:1px solid var(--line);color:var(--quiet);background:var(--surface)}
.level.incident{border-color:var(--warn-bar);color:var(--warn);background:var(--warn-soft)}
.level.abnormal{border-color:var(--strong);color:var(--text)}
.verdict.pass,.state.covered,.chip.covered{color:var(--pass);background:var(--pass-soft)}
.verdict.fail{color:var(--fail);background:var(--fail-soft)}
.verdict.warning,.verdict.review,.state.notYet,.chip.notYet{color:var(--warn);background:var(--warn-soft)}
.verdict.skip,.verdict.omit,.state.excused,.chip.excused{color:var(--skip);background:var(--skip-soft)}
.verdict.error{color:var(--error);background:var(--error-soft)}
.reason{border-left:4px solid var(--skip-bar);background:var(--skip-soft);border-radius:0 6px 6px 0;padding:8px 14px;margin-bottom:14px}
.reason p{margin:0}
.reason.fail{border-color:var(--fail-bar);background:var(--fail-soft)}
.reason.warning,.reason.review{border-color:var(--warn-bar);background:var(--warn-soft)}
.reason.error{border-color:var(--error-bar);background:var(--error-soft)}
dl.facts{display:grid;gap:4px;font-size:.9rem}
dl.facts div{display:grid;grid-template-columns:6em 1fr;gap:8px}
.step{white-space:nowrap}
.scroll{overflow-x:auto;position:relative}
table{border-collapse:collapse;width:100%;font-size:.88rem;line-height:1.55}
th,td{text-align:left;vertical-align:top;padding:6px 10px;border-bottom:1px solid var(--line);font-weight:400}
thead th{color:var(--quiet);font-size:.8rem;font-weight:500;white-space:nowrap;border-bottom-color:var(--strong)}
.checks{min-width:640px}.checks th[scope=row]{width:27%}.checks .value{width:22%}
.checks .ng{background:var(--fail-soft)}
.sign{font-weight:700}.ok .sign{color:var(--pass)}.ng .sign{color:var(--fail)}
mark{background:var(--fail-mark);color:inherit;border-radius:2px;padding:0 1px;font-weight:700}
.ng .basis,.ng .quiet{color:var(--text)}
`;

const wires = `
.sequence{display:block;font-size:12px;fill:var(--text);text-anchor:middle}
.sequence .life{stroke:var(--strong);stroke-dasharray:3 4;opacity:.7}
.sequence .lane rect{fill:var(--accent-soft);stroke:var(--accent)}
.sequence .lane text{font-size:13px;font-weight:700}
.sequence .at{text-anchor:start;font-size:11px;fill:var(--quiet)}
.sequence .day{font-weight:700}
.sequence .shaft{fill:none;stroke-width:1.6}
.sequence .label{paint-order:stroke;stroke:var(--surface);stroke-width:5px;stroke-linejoin:round}
.sequence .wire .shaft{stroke:var(--accent)}.sequence .wire .point,.sequence .wire circle{fill:var(--accent)}
.sequence .wire .number{fill:var(--surface)}
.sequence .wire .label{fill:var(--link)}
.sequence .told .shaft{stroke:var(--told);stroke-dasharray:6 4}.sequence .told .point{fill:var(--told)}
.sequence .told circle{fill:var(--surface);stroke:var(--told)}
.sequence .number{font-size:11px;font-weight:700}
.sequence a:hover .label{text-decoration:underline}
.sequence a:focus-visible{outline:3px solid var(--focus);outline-offset:2px;box-shadow:none}
.sequence .event rect{fill:var(--event);stroke:var(--line)}
.sequence .fault rect{fill:var(--fail-soft);stroke:var(--fail-bar);stroke-width:1.6}
.sequence .decision path{fill:var(--warn-soft);stroke:var(--warn-bar);stroke-width:1.4}
.sequence .clock rect{fill:var(--clock)}.sequence .clock text{fill:var(--quiet);font-weight:500}
.exchange{background:var(--surface);border-radius:6px}
.exchange+.exchange{margin-top:4px}
.exchange>summary{padding:6px 36px 6px 10px;font-size:.9rem;border-radius:6px}
.exchange>summary::after{top:.95em}.exchange[open]>summary::after{top:1.2em}
.exchange>:not(summary){margin-left:12px;margin-right:12px}
.exchange[open]{padding-bottom:12px}
.n{display:inline-block;min-width:24px;padding:0 5px;text-align:center;border-radius:12px;background:var(--accent);color:var(--surface);font-size:.78rem;font-weight:700;line-height:22px}
.what{font-weight:500}.route{color:var(--quiet)}
.status{border:1px solid var(--line);border-radius:4px;padding:0 6px;font-size:.82em}
.status.bad{color:var(--fail);border-color:var(--fail-bar)}
.exchange>p.facts{font-size:.84rem;color:var(--quiet);margin-top:4px;margin-bottom:8px}
pre{background:var(--raised);border-radius:6px;padding:10px 14px;margin:0 0 6px;max-height:420px;overflow:auto;line-height:1.5;font-size:.82rem;white-space:pre-wrap}
.fields{font-size:.84rem;min-width:720px}.fields td,.fields th{padding:3px 8px}
.fields .line{background:var(--raised);font-weight:700}
.fields td:nth-child(4){text-align:right;color:var(--quiet)}.fields th code{color:var(--quiet)}
.issues{background:var(--fail-soft);border-radius:6px;padding:8px 14px;margin-bottom:8px;font-size:.88rem}
.issues p,.issues ul{margin:0}
.command{display:flex;flex-wrap:wrap;gap:4px 12px;align-items:center;margin:4px 0}
.command span{color:var(--quiet);font-size:.85rem;width:11em}
.command code{background:var(--raised);border-radius:4px;padding:3px 8px}
.strips{display:grid;gap:8px;margin-bottom:16px}
.strip{display:grid;grid-template-columns:17em 1fr;gap:4px 12px;align-items:center;font-size:.88rem}
.strip ol{display:flex;flex-wrap:wrap;gap:4px;list-style:none;margin:0;padding:0}
.chip{display:inline-block;min-width:44px;min-height:24px;padding:0 6px;border-radius:4px;font-size:.78rem;line-height:24px;text-align:center;text-decoration:none}
.chip:hover{text-decoration:underline}
.coverage{min-width:720px}.coverage th[scope=row]{white-space:nowrap}.coverage td:nth-child(2){width:40%}.coverage .number{text-align:right}
tr:target,details:target{background:var(--accent-soft)}
details:target{background:var(--surface);border-color:var(--accent);box-shadow:0 0 0 1px var(--accent)}
.group .scroll{padding:0 10px 8px}
.party>:not(summary){margin-left:16px;margin-right:16px}.party[open]{padding-bottom:14px}.party h4{font-size:.92rem;margin-top:12px}.party ul,#about ul{margin-top:4px;margin-bottom:4px;padding-left:1.3em}.party p{margin-top:0;margin-bottom:0}
`;

const screens = `
@media (max-width:760px){
body{font-size:14px}
header.top,nav,main{padding-left:14px;padding-right:14px}
dl.run{grid-template-columns:1fr 1fr}dl.run div:nth-child(n){grid-column:span 1}dl.run div:nth-child(3),dl.run div:nth-child(n+6){grid-column:1/-1}
.card>summary{grid-template-columns:auto 1fr}.card>summary h4{grid-column:1/-1;grid-row:2}.card>summary .level{justify-self:start}.meta{grid-column:1/-1}
.inside{padding:12px 10px 16px}
.strip{grid-template-columns:1fr}
.command span{width:100%}
}
@media (forced-colors:active){.verdict,.state,.chip,.n{border:1px solid}}
@media print{
:root{${variables(light)}}
@page{size:A4;margin:14mm}
body{font-size:9.5pt;background:#fff}
nav,.scripted .filters,.live,a.to-main,.scripted [data-copy]{display:none!important}
header.top,main{max-width:none;padding:0}
summary::after{display:none}
.card,.party,.group{border-color:#999}
summary,tr,.attention li{break-inside:avoid}h2,h3,h5{break-after:avoid}
.scroll{overflow:visible}.sequence{max-width:100%;height:auto}
.checks,.fields,.coverage{min-width:0}
pre{max-height:none}
}
`;

/** All of the page's styles. Colours come from the palette; nothing is loaded. */
export const style = (base + parts + wires + screens).replaceAll('\n', '');

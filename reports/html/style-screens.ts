import { light, variables } from './palette.js';

/** On a phone every row of a table is a block of its own: nothing is cut off and nothing has to be pushed aside. */
const stacked = `
.checks,.fields,.coverage,.given,.checks tbody,.fields tbody,.coverage tbody,.given tbody{display:block}
.checks thead,.fields thead,.coverage thead,.given thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.checks tr,.fields tr,.coverage tr,.given tr{display:grid;grid-template-columns:auto 1fr;gap:0 8px;padding:6px 0;border-bottom:1px solid var(--line)}
.checks td,.checks th,.fields td,.fields th,.coverage td,.coverage th,.given td,.given th{border:0;padding:1px 4px;width:auto!important;text-align:left!important}
.checks .value,.checks .basis{grid-column:2}
.fields th,.fields td[colspan],.coverage td:nth-child(2),.coverage td:last-child,.given th,.given td{grid-column:1/-1}
.fields td:nth-child(2){font-weight:500}.fields td:nth-child(4){display:none}.fields td:nth-child(5){grid-column:1/-1}
.coverage .number::before{content:'電文 '}.coverage:lang(en) .number::before{content:'exchanges '}
`;

export const screenStyle = `
@media screen and (max-width:760px){
body{font-size:14px}
header.top,nav,main{padding-left:14px;padding-right:14px}
nav ul{gap:2px 16px;flex-wrap:wrap;white-space:normal}
dl.run{grid-template-columns:1fr 1fr}dl.run .c2{grid-column:span 1}dl.run .c4{grid-column:1/-1}
.card>summary{grid-template-columns:auto 1fr}.card>summary h4{grid-column:1/-1;grid-row:2}.card>summary .level{justify-self:start}.meta{grid-column:1/-1}
.covers{display:none}
.inside{padding:12px 10px 16px}
.pair{grid-template-columns:1fr}
.strip{grid-template-columns:1fr}
dl.facts div{grid-template-columns:1fr;gap:0}
.search{width:100%}.search input{flex:1;min-width:0}
.exchange>:not(summary){margin-left:6px;margin-right:6px}
.exchange>summary{padding-left:6px}.exchange .what,.exchange .route{display:inline}
${stacked}
}
@media (forced-colors:active){.verdict,.state,.chip,.n,.flow b{border:1px solid}}
@media print{
:root{${variables(light)}}
@page{size:A4;margin:14mm}
body{font-size:9.5pt;background:#fff}
nav,.scripted .filters,.live,a.to-main,.scripted .copy,.raw:not([open]){display:none!important}
header.top,main{max-width:none;padding:0}
summary::after{display:none}
.card,.party,.group{border-color:#999}
summary,tr,.attention li,.finding,.flow li{break-inside:avoid}h2,h3,h5{break-after:avoid}
.scroll{overflow:visible}
pre{max-height:none}
}
`;

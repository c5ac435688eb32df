/** The view of a 突合. A difference has a ground and a line below it, doubled where the character is another one. */
export const matchStyle = `
.flow li.m{padding-left:0}
.lanes .m>details{grid-column:1/-1;margin:4px 0 8px}
.match{font-size:.9rem}.match.stops{border-left:4px solid var(--fail-bar)}
.match>summary{display:flex;flex-wrap:wrap;gap:2px 10px;align-items:baseline;padding:6px 36px 6px 12px}
.match>summary::after{top:.9em}.match[open]>summary::after{top:1.15em}
h6{font-size:.92rem;margin:0;font-weight:700;line-height:1.5}
.match a{display:inline;text-decoration:underline}.match li{display:list-item;position:static;padding:0;margin:0}.match small{display:inline;font-size:.88em}.match .pairs td b{all:unset;font-weight:700}
.match code{font-size:.86em;color:var(--quiet)}
.match>:not(summary){margin:0 12px 10px;width:calc(100% - 24px)}
.stop{display:inline-block;border-radius:5px;padding:0 8px;font-size:.82rem;font-weight:700;line-height:1.7;color:var(--pass);background:var(--pass-soft)}
.stop.both{color:var(--fail);background:var(--fail-soft)}.stop.doubt{color:var(--warn);background:var(--warn-soft)}
.pairs{font-size:.88rem}.pairs th,.pairs td{padding:4px 10px}.pairs th[scope=row]{width:7em;white-space:nowrap;color:var(--quiet)}.pairs td{width:30%}.pairs td:last-child{width:auto}
.pairs small,.match .about small{color:var(--quiet)}
.pairs .differs td:last-child b,.pairs .review td:last-child b{color:var(--fail)}
mark.character{text-decoration:underline double;text-underline-offset:.2em}
mark.writing{background:var(--warn-soft);font-weight:500;text-decoration:underline dotted;text-underline-offset:.2em}
.spoken{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.about{display:grid;gap:3px}.about>div{display:grid;grid-template-columns:9em 1fr;gap:10px}.about ul{margin:0;padding-left:1.2em;list-style:disc}
.matches th[scope=row]{white-space:normal}
@media screen and (max-width:760px){
.pairs,.pairs tbody{display:block}.pairs thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.pairs tr{display:block;padding:6px 0;border-bottom:1px solid var(--line)}
.pairs th[scope=row],.pairs td,.pairs td:last-child{display:block;width:auto;border:0;padding:1px 0}.pairs th[scope=row]{font-weight:700}
.pairs td.absent{display:none}
.pairs td:nth-child(2),.pairs td:nth-child(3){padding-left:5.5em;text-indent:-5.5em}.pairs td:nth-child(2)>*,.pairs td:nth-child(3)>*{text-indent:0}
.matches td:nth-child(4)::before{content:'違い: ';color:var(--quiet)}
.pairs td:nth-child(2)::before,.pairs td:nth-child(3)::before{display:inline-block;width:5.5em;text-indent:0;color:var(--quiet);font-size:.85em}
.pairs td:nth-child(2)::before{content:'加入者情報'}.pairs td:nth-child(3)::before{content:'J-LIS'}
.about>div{grid-template-columns:1fr;gap:0}
}
`;

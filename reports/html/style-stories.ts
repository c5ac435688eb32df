/** Cards, checks, findings, exchanges and tables. */
export const storyStyle = `
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
.inside{padding:14px 18px 20px}.inside>h5:first-child{margin-top:0}
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
.cash .yen{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}.cash .open{color:var(--fail);font-weight:700}.days th:nth-child(n+3){text-align:right}.wide{overflow-x:auto}.cash td{overflow-wrap:normal;word-break:keep-all}.days td:nth-child(2){white-space:nowrap}.books{font-size:.88rem;margin:6px 0 12px;padding-left:20px}
.reason.fail{border-color:var(--fail-bar);background:var(--fail-soft)}
.reason.warning,.reason.review{border-color:var(--warn-bar);background:var(--warn-soft)}
.reason.error{border-color:var(--error-bar);background:var(--error-soft)}
dl.facts{margin-top:16px;display:grid;gap:4px;font-size:.9rem}
dl.facts div{display:grid;grid-template-columns:6em 1fr;gap:8px}
.step{white-space:nowrap}
.scroll{overflow-x:auto;position:relative}
table{border-collapse:collapse;width:100%;font-size:.88rem;line-height:1.55}
th,td{text-align:left;vertical-align:top;padding:6px 10px;border-bottom:1px solid var(--line);font-weight:400}
thead th{color:var(--quiet);font-size:.8rem;font-weight:500;white-space:nowrap;border-bottom-color:var(--strong)}
.checks th[scope=row]{width:34%}.checks .value{width:34%;white-space:pre-line}.checks td:first-child{width:3.4em}
.sign{font-weight:700}.ok .sign{color:var(--pass)}
.value p{margin:0;white-space:normal}
.term{color:var(--quiet);font-size:.9em;margin-right:.3em}
.finding{border:1px solid var(--fail-bar);border-left-width:4px;border-radius:6px;padding:8px 14px 10px;margin:8px 0}
.finding p{margin:4px 0 0;font-size:.9rem}.finding p.what{font-size:1rem;margin:0}.finding .sign{color:var(--fail)}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:8px;margin-top:6px}
.pair>div{background:var(--raised);border-radius:6px;padding:6px 12px}.pair dd{white-space:pre-line}
mark{background:var(--fail-mark);color:inherit;border-radius:2px;padding:0 1px;font-weight:700}
.premise{margin:0;padding-left:1.2em;font-size:.92rem}.premise li+li{margin-top:4px}
.raw,.raw[open]{border:0;background:none;margin:2px 0 0}
.raw>summary{display:inline-block;padding:0 18px 0 0;font-size:.76rem;color:var(--quiet);text-decoration:underline;text-decoration-style:dotted}
.raw>summary::after{width:5px;height:5px;right:4px;top:.5em}.raw[open]>summary::after{top:.75em}
.raw>pre{margin:4px 0}
.checks .raw{display:inline-block;margin:0 0 0 10px}
.tree ul{list-style:none;margin:0;padding-left:1em;border-left:1px solid var(--line)}.tree>ul{padding:0;border:0}.tree{font-size:.86rem;margin-bottom:4px;color:var(--quiet)}.tree b{color:var(--text);font-weight:500}

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
.fields{font-size:.84rem}.fields td,.fields th{padding:3px 8px}
.fields .line{background:var(--raised);font-weight:700}
.fields td:nth-child(4){text-align:right;color:var(--quiet)}.fields th code{color:var(--quiet)}
.issues{background:var(--fail-soft);border-radius:6px;padding:8px 14px;margin-bottom:8px;font-size:.88rem}
.issues p,.issues ul{margin:0}
.command{display:grid;grid-template-columns:minmax(0,auto) auto;justify-content:start;gap:2px 10px;align-items:center;margin:4px 0}
.command span{color:var(--quiet);font-size:.85rem;grid-column:1/-1}
.command code{background:var(--raised);border-radius:4px;padding:3px 8px}
.strips{display:grid;gap:8px;margin-bottom:16px}
.strip{display:grid;grid-template-columns:17em 1fr;gap:4px 12px;align-items:center;font-size:.88rem}
.strip ol{display:flex;flex-wrap:wrap;gap:4px;list-style:none;margin:0;padding:0}
.chip{display:inline-block;min-width:44px;min-height:24px;padding:0 6px;border-radius:4px;font-size:.78rem;line-height:24px;text-align:center;text-decoration:none}
.chip:hover{text-decoration:underline}
.coverage th[scope=row]{white-space:nowrap}.coverage td:nth-child(2){width:40%}.coverage .number{text-align:right}
tr:target,details:target{background:var(--accent-soft)}
details:target{background:var(--surface);border-color:var(--accent);box-shadow:0 0 0 1px var(--accent)}
.group .rows{padding:0 10px 8px}
.party>:not(summary){margin-left:16px;margin-right:16px}.party[open]{padding-bottom:14px}.party h4{font-size:.92rem;margin-top:12px}.party ul,#about ul{margin-top:4px;margin-bottom:4px;padding-left:1.3em}.party p{margin-top:0;margin-bottom:0}
`;

/**
 * The stylesheet of all pages. The colours are those of デジタル庁's design tokens that the HTML report uses, too; every pair of text
 * and ground keeps 4.5 : 1, which the browser test measures.
 */
export const style = `
:root{--ground:#f8f8fb;--surface:#fff;--text:#1a1a1c;--quiet:#595959;--line:#d8dce3;--strong:#767676;--accent:#0017c1;--accent-soft:#e8f1fe;--ring:#ffd43d;--pass:#115a36;--pass-soft:#e6f5ec;--fail:#a90000;--fail-soft:#fdeeee;--warn:#6e4600;--warn-soft:#fbf5e0}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--text);font:1rem/1.7 "Noto Sans JP Variable","Noto Sans JP",system-ui,sans-serif}
a{color:var(--accent)}
:focus-visible{outline:4px solid #000;outline-offset:2px;box-shadow:0 0 0 8px var(--ring);border-radius:4px}
.skip{position:absolute;left:-999px}.skip:focus{left:1rem;top:1rem;background:var(--surface);padding:.5rem 1rem;z-index:1}
header{background:var(--surface);border-bottom:1px solid var(--line);padding:.5rem 1.5rem;display:flex;flex-wrap:wrap;gap:.5rem 2rem;align-items:center}
header p{margin:0}.product{font-weight:700}.mock{font-weight:400;color:var(--quiet);margin-left:.75rem;font-size:.875rem}
nav ul{display:flex;flex-wrap:wrap;gap:1.25rem;list-style:none;margin:0;padding:0}.who{margin-left:auto;color:var(--quiet)}
main{max-width:76rem;margin:0 auto;padding:1rem 1.5rem 4rem}main:focus{outline:none;box-shadow:none}
h1{font-size:1.6rem;margin:.5rem 0 1rem}h2{font-size:1.2rem;margin:2rem 0 .5rem}h3{font-size:1.05rem;margin:0 0 .5rem}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;background:var(--surface)}th,td{border:1px solid var(--line);padding:.4rem .6rem;text-align:left;vertical-align:top}thead th{background:var(--accent-soft)}caption{text-align:left;color:var(--quiet);padding:.25rem 0}
form.filter{display:flex;flex-wrap:wrap;gap:1rem;align-items:end;margin-bottom:1rem}label,legend{font-weight:700}label{display:block}
input[type=text],input[type=password],select,textarea{font:inherit;padding:.4rem .6rem;border:1px solid var(--strong);border-radius:4px;background:var(--surface);color:var(--text);max-width:100%}textarea{width:100%;min-height:5rem}
fieldset{border:1px solid var(--line);border-radius:8px;margin:0 0 1rem;padding:.5rem 1rem 1rem}fieldset label{font-weight:400}fieldset input{margin-right:.5rem}
.hint{color:var(--quiet);margin:.25rem 0}
button{font:inherit;font-weight:700;padding:.6rem 1.5rem;border:0;border-radius:8px;background:var(--accent);color:#fff;cursor:pointer}
.sides{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(22rem,100%),1fr));gap:1rem}.side{background:var(--surface);border:1px solid var(--line);border-radius:8px;padding:1rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem;margin:0}dt{color:var(--quiet)}dd{margin:0;overflow-wrap:anywhere}
.told{border-left:6px solid var(--pass);background:var(--pass-soft);color:var(--pass);padding:.5rem 1rem}.told.warn{border-color:#d2a400;background:var(--warn-soft);color:var(--warn)}.told.fail{border-color:#ec0000;background:var(--fail-soft);color:var(--fail)}
.state{display:inline-block;padding:0 .5rem;border-radius:4px;border:1px solid var(--strong)}
@media screen and (max-width:60rem){.scroll{overflow:visible}table,tbody,tr,td,tbody th,caption{display:block;width:auto}thead{display:none}tbody tr{border:1px solid var(--line);margin-bottom:1rem}tbody th,td{border:0;overflow-wrap:anywhere}tbody th::before,td::before{content:attr(data-label) ": ";color:var(--quiet);font-weight:400}}
@media print{header,.skip,form,.noprint{display:none}body{background:#fff;font-size:10pt}main{max-width:none;padding:0}.scroll{overflow:visible}tr{break-inside:avoid}thead{display:table-header-group}@page{size:A4 landscape;margin:12mm}}
`;

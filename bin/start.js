// npm start: install what is missing, build, run the whole suite against the reference ward.
import { install } from './install.js';
import { build } from './prepare.js';

install('runtime');
await build();
const { main } = await import('../dist/cli.js');
await main(['run', ...process.argv.slice(2)]);

// npm run bench: build, then measure. Figures are ratios within one run where a ratio exists.
import { install } from './install.js';
import { build } from './prepare.js';

install('all');
await build();
await import('../dist/bench/main.js');

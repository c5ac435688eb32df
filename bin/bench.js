// npm run bench: build, then measure. Figures are ratios within one run where a ratio exists.
import { build, install } from './prepare.js';

install('all');
await build();
await import('../dist/bench/main.js');

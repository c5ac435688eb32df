import { main } from '../cli.js';

// A command as its user starts it; at the end the last line of stderr tells what it took, from the loaded program on.
const [before, begun] = [process.cpuUsage(), performance.now()];
process.on('exit', () => {
  const { user, system } = process.cpuUsage(before);
  process.stderr.write(`\n${JSON.stringify({ wallSeconds: (performance.now() - begun) / 1000, cpuSeconds: (user + system) / 1e6, peakMB: process.resourceUsage().maxRSS / 1024 })}`);
});
await main(process.argv.slice(2));
process.exit();

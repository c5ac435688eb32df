import type { CommandModule } from 'yargs';
import { coverageCommand } from './coverage.js';
import { doctor } from './doctor.js';
import { inspect } from './inspect.js';
import { layoutsCommand } from './layouts.js';
import { list } from './list.js';
import { people } from './people.js';
import { run } from './run.js';
import { serve } from './serve.js';
import { wardCommand } from './ward.js';

/** What `totsugo` can do, in the order of its help. */
export const commands = [run, list, coverageCommand, serve, wardCommand, inspect, layoutsCommand, people, doctor] as unknown as readonly CommandModule[];

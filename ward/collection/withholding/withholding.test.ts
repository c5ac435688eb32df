import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withholdingRequestStandIn, withholdingResultStandIn, type WithholdingRequest, type WithholdingResult } from '../../../contracts/pension-insurer/stand-ins.js';
import { codecOf } from '../../../contracts/wire/codec.js';
import type { ImportResult } from '../../../contracts/ward.js';
import type { Day } from '../../../law/define.js';
import { profile } from '../../ward-fixture.js';
import { collectingPort, type CollectingPort } from '../port/port-fixture.js';

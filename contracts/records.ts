import { aggregatorRecords } from './aggregator/records.js';
import { claimsRecords } from './claims/records.js';
import type { RecordDefinition } from './define.js';
import { residentFeed } from './integrated-db/resident-feed.js';
import { taxFeed } from './integrated-db/tax-feed.js';
import { handoverRecords } from './integrated-db/provision.js';
import { insurerHubRecords } from './insurer-hub/records.js';
import { jukiNetRecords } from './juki-net/identity.js';
import { lookupRecords } from './juki-net/lookup.js';
import { levyStandardRecords } from './levy-standard/records.js';
import { mailingRecords } from './mailing/records.js';
import { municipalHubRecords } from './municipal-hub/records.js';
import { benefitContractorRecords } from './benefit-contractor/records.js';
import { delinquencyContractorRecords } from './delinquency-contractor/records.js';
import { contactSlip } from './other-municipality/contact-slip.js';
import { agentReceipt } from './payment-agent/receipt.js';
import { paymentStandIns } from './payment-channels/stand-ins.js';
import { withholdingStandIns } from './pension-insurer/stand-ins.js';
import { recordDisclosureRecords } from './record-disclosure/linkage-symbol.js';

/** Every file that crosses a wire. One wire profile covers them all. */
export const allRecords: readonly RecordDefinition[] = [...aggregatorRecords, ...insurerHubRecords, ...jukiNetRecords, ...recordDisclosureRecords, taxFeed, residentFeed, ...mailingRecords, ...municipalHubRecords, contactSlip, ...delinquencyContractorRecords, ...benefitContractorRecords, ...lookupRecords, ...handoverRecords, agentReceipt, ...paymentStandIns, ...withholdingStandIns, ...claimsRecords, ...levyStandardRecords];

import { municipalInsuredIds, processingResult, qualificationDates } from './distribution.js';
import { highCostRecords } from './high-cost.js';
import { qualificationRatio } from './qualification-ratio.js';
import { qualificationHousehold, qualificationPerson } from './qualification.js';

/** The files between a municipality, 国保情報集約システム and 国保総合PC, in the order of 別添1. */
export const aggregatorRecords = [qualificationHousehold, qualificationPerson, qualificationRatio, qualificationDates, municipalInsuredIds, processingResult, ...highCostRecords] as const;

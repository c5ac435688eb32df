import { municipalInsuredIds, processingResult, qualificationDates } from './distribution.js';
import { qualificationRatio } from './qualification-ratio.js';
import { qualificationHousehold, qualificationPerson } from './qualification.js';

/** The files between a municipality and 国保情報集約システム, in the order of 別添1. */
export const aggregatorRecords = [qualificationHousehold, qualificationPerson, qualificationRatio, qualificationDates, municipalInsuredIds, processingResult] as const;

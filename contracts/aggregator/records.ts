import { municipalInsuredIds, processingResult, qualificationDates } from './distribution.js';
import { qualificationHousehold, qualificationPerson } from './qualification.js';

/** The files between a municipality and 国保情報集約システム, in the order of 別添1. */
export const aggregatorRecords = [qualificationHousehold, qualificationPerson, qualificationDates, municipalInsuredIds, processingResult] as const;

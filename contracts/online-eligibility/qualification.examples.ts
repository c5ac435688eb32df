import type { ValueOf } from './define.js';
import type { bulkAnswer, QualificationAnswer, QualificationRequest, QualificationResult } from './qualification.js';

export const byCardInfo: QualificationRequest = {
  MessageHeader: { QualificationConfirmationDate: '2025-06-02', MedicalInstitutionCode: '1312345678', ArbitraryFileIdentifier: 'A-1' },
  MessageBody: {
    QualificationConfirmSearchInfo: {
      InsurerNumber: '138057', InsuredCardSymbol: '13103', InsuredIdentificationNumber: 'H1', InsuredBranchNumber: '01', Birthdate: '1980-02-03', LimitApplicationCertificateRelatedConsFlg: '1', ArbitraryIdentifier: null,
    },
    CardSearchInfo: null,
  },
};

export const result: QualificationResult = {
  InsuredCardClassification: '01', InsurerNumber: '138057', InsuredCardSymbol: '13103', InsuredIdentificationNumber: 'H1', InsuredBranchNumber: '01', PersonalFamilyClassification: '1', InsuredName: '髙橋 <一郎>', Name: '髙橋 花子',
  NameOfOther: null, NameKana: 'ﾀｶﾊｼ ﾊﾅｺ', NameOfOtherKana: null, Sex1: '2', Sex2: null, Birthdate: '1980-02-03', Address: null, PostNumber: null, InsuredCertificateIssuanceDate: null, InsuredCardValidDate: '2025-04-01',
  InsuredCardExpirationDate: null, QualificationDate: '2025-04-01', DisqualificationDate: null, ReasonOfLoss: null, InsuredPartialContributionRatio: '030', PreschoolClassification: null, InsurerName: null, ElderlyRecipientCertificateInfo: null,
  LimitApplicationCertificateRelatedConsFlg: '1',
  LimitApplicationCertificateRelatedInfo: {
    LimitApplicationCertificateClassification: null, LimitApplicationCertificateClassificationFlag: 'A03', LimitApplicationCertificateDate: null, LimitApplicationCertificateValidStartDate: '2025-04-01',
    LimitApplicationCertificateValidEndDate: null, LimitApplicationCertificateLongTermDate: null,
  },
  SpecificHealthCheckupsInfoConsFlg: null, PharmacistsInfoConsFlg: null, DiagnosisInfoConsFlg: null,
};

export const answer: QualificationAnswer = {
  MessageHeader: {
    ProcessExecutionTime: '20250602101500', QualificationConfirmationDate: '2025-06-02', MedicalInstitutionCode: '1312345678', ArbitraryFileIdentifier: 'A-1', ReferenceClassification: '2', SegmentOfResult: '1', ErrorCode: null,
    ErrorMessage: null, CharacterCodeIdentifier: '0',
  },
  MessageBody: {
    QualificationConfirmSearchInfo: null, ProcessingResultStatus: '1', ProcessingResultCode: null, ProcessingResultMessage: null, QualificationValidity: '1', ResultList: { ResultOfQualificationConfirmation: [result] },
  },
};

export const bulk: ValueOf<(typeof bulkAnswer)['items']> = {
  MessageHeader: {
    ProcessExecutionTime: '20250602101500', QualificationConfirmationDate: '2025-06-02', MedicalInstitutionCode: '1312345678', ArbitraryFileIdentifier: null, ReceptionNumber: 'R-1', SegmentOfResult: '1', ErrorCode: null, ErrorMessage: null,
    NumberOfProcessingResult: 2, NumberOfNormalProcessing: 2, NumberOfError: 0, CharacterCodeIdentifier: '0',
  },
  MessageBody: {
    BulkConfirmUnit: [
      { QualificationConfirmSearchInfo: byCardInfo.MessageBody.QualificationConfirmSearchInfo!, ProcessingResultStatus: '1', ProcessingResultCode: null, ProcessingResultMessage: null, QualificationValidity: '1', ResultOfQualificationConfirmation: result },
      { QualificationConfirmSearchInfo: byCardInfo.MessageBody.QualificationConfirmSearchInfo!, ProcessingResultStatus: '1', ProcessingResultCode: null, ProcessingResultMessage: null, QualificationValidity: '4', ResultOfQualificationConfirmation: null },
    ],
  },
};

/** The request above, written by hand. */
export const requestText = `<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<XmlMsg><MessageHeader><QualificationConfirmationDate>20250602</QualificationConfirmationDate><MedicalInstitutionCode>1312345678</MedicalInstitutionCode><ArbitraryFileIdentifier>A-1</ArbitraryFileIdentifier></MessageHeader><MessageBody><QualificationConfirmSearchInfo><InsurerNumber>  138057</InsurerNumber><InsuredCardSymbol>13103</InsuredCardSymbol><InsuredIdentificationNumber>H1</InsuredIdentificationNumber><InsuredBranchNumber>01</InsuredBranchNumber><Birthdate>19800203</Birthdate><LimitApplicationCertificateRelatedConsFlg>1</LimitApplicationCertificateRelatedConsFlg></QualificationConfirmSearchInfo></MessageBody></XmlMsg>
`;

/** The answer above, written by hand. */
export const answerText = `<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<XmlMsg><MessageHeader><ProcessExecutionTime>20250602101500</ProcessExecutionTime><QualificationConfirmationDate>20250602</QualificationConfirmationDate><MedicalInstitutionCode>1312345678</MedicalInstitutionCode><ArbitraryFileIdentifier>A-1</ArbitraryFileIdentifier><ReferenceClassification>2</ReferenceClassification><SegmentOfResult>1</SegmentOfResult><CharacterCodeIdentifier>0</CharacterCodeIdentifier></MessageHeader><MessageBody><ProcessingResultStatus>1</ProcessingResultStatus><QualificationValidity>1</QualificationValidity><ResultList><ResultOfQualificationConfirmation><InsuredCardClassification>01</InsuredCardClassification><InsurerNumber>  138057</InsurerNumber><InsuredCardSymbol>13103</InsuredCardSymbol><InsuredIdentificationNumber>H1</InsuredIdentificationNumber><InsuredBranchNumber>01</InsuredBranchNumber><PersonalFamilyClassification>1</PersonalFamilyClassification><InsuredName>髙橋 &lt;一郎&gt;</InsuredName><Name>髙橋 花子</Name><NameKana>ﾀｶﾊｼ ﾊﾅｺ</NameKana><Sex1>2</Sex1><Birthdate>19800203</Birthdate><InsuredCardValidDate>20250401</InsuredCardValidDate><QualificationDate>20250401</QualificationDate><InsuredPartialContributionRatio>030</InsuredPartialContributionRatio><LimitApplicationCertificateRelatedConsFlg>1</LimitApplicationCertificateRelatedConsFlg><LimitApplicationCertificateRelatedInfo><LimitApplicationCertificateClassificationFlag>A03</LimitApplicationCertificateClassificationFlag><LimitApplicationCertificateValidStartDate>20250401</LimitApplicationCertificateValidStartDate></LimitApplicationCertificateRelatedInfo></ResultOfQualificationConfirmation></ResultList></MessageBody></XmlMsg>
`;

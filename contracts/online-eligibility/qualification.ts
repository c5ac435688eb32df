import { assume, cite } from '../../law/define.js';
import { limitCategories } from '../insurer-hub/codes.js';
import { certain, code, count, digits, optional, text } from '../fields.js';
import {
  characterCodes, consents, displayedSexes, insuredCardClassifications, limitCertificateClassifications, personalFamilies, processingResultStatuses, qualificationValidities, reasonsOfLoss, referenceClassifications, segmentsOfResult,
} from './codes.js';
import { group, many, maybe, xmlDocument, type ValueOf } from './define.js';
import { compactDay, halfKana, paddedInsurerNumber, stamp } from './fields.js';

const layout = cite('オンライン資格確認 別紙3-1 XMLレイアウト v8.07(公開された読み手の引用)', '要素の名と日本語名。必須か任意か、長さは読み手の例からの推定である');
const institution = certain(digits('医療機関コード', 10));
const fileIdentifier = certain(optional(text('任意のファイル識別子', 100)));
const consent = (ja: string) => certain(optional(code(ja, consents)));

const search = {
  InsurerNumber: paddedInsurerNumber('保険者番号'),
  InsuredCardSymbol: certain(optional(text('被保険者証記号', 40))),
  InsuredIdentificationNumber: certain(text('被保険者証番号', 40)),
  InsuredBranchNumber: certain(optional(digits('被保険者証枝番', 2))),
  Birthdate: compactDay('生年月日'),
  LimitApplicationCertificateRelatedConsFlg: consent('限度額適用認定証提供同意フラグ'),
  ArbitraryIdentifier: certain(optional(text('任意の識別子', 100))),
};
const searchInfo = group('資格確認照会用情報', search);

/**
 * わざと: how a card is asked about stays inside the terminal of the 医療機関 and is not public; this group is ours. What the
 * patient agrees to at the reader is said with it.
 */
const cardInfo = group('マイナンバーカードによる照会', {
  CertificateSerialNumber: text('利用者証明用電子証明書のシリアル番号', 60),
  LimitApplicationCertificateRelatedConsFlg: consent('限度額適用認定証提供同意フラグ'),
  PharmacistsInfoConsFlg: consent('薬剤情報閲覧同意フラグ'),
  SpecificHealthCheckupsInfoConsFlg: consent('特定健診情報閲覧同意フラグ'),
  DiagnosisInfoConsFlg: consent('診療情報閲覧同意フラグ'),
});

/** 資格確認要求: by the card, or by what stands on a 資格確認書. Exactly one of the two. */
export const qualificationRequest = xmlDocument({
  id: 'qualificationRequest', ja: '資格確認要求', basis: layout,
  items: {
    MessageHeader: group('ヘッダー', { QualificationConfirmationDate: optional(compactDay('資格確認日')), MedicalInstitutionCode: institution, ArbitraryFileIdentifier: fileIdentifier }),
    MessageBody: group('ボディ', { QualificationConfirmSearchInfo: maybe(searchInfo), CardSearchInfo: maybe(cardInfo) }),
  },
});
export type QualificationRequest = ValueOf<(typeof qualificationRequest)['items']>;

const result = group('資格確認結果', {
  InsuredCardClassification: certain(optional(code('被保険者証区分', insuredCardClassifications))),
  InsurerNumber: paddedInsurerNumber('保険者番号'),
  InsuredCardSymbol: search.InsuredCardSymbol,
  InsuredIdentificationNumber: search.InsuredIdentificationNumber,
  InsuredBranchNumber: search.InsuredBranchNumber,
  PersonalFamilyClassification: certain(optional(code('本人・家族の別', personalFamilies))),
  InsuredName: certain(optional(text('被保険者氏名(世帯主氏名)', 100))),
  Name: certain(text('氏名', 100)),
  NameOfOther: certain(optional(text('氏名(その他)', 100))),
  NameKana: certain(optional(halfKana('氏名カナ', 200))),
  NameOfOtherKana: certain(optional(halfKana('氏名カナ(その他)', 200))),
  Sex1: certain(code('性別1', displayedSexes)),
  Sex2: certain(optional(code('性別2', displayedSexes))),
  Birthdate: compactDay('生年月日'),
  Address: certain(optional(text('住所', 200))),
  PostNumber: certain(optional(text('郵便番号', 8))),
  InsuredCertificateIssuanceDate: optional(compactDay('被保険者証交付年月日')),
  InsuredCardValidDate: optional(compactDay('被保険者証有効開始年月日')),
  InsuredCardExpirationDate: optional(compactDay('被保険者証有効終了年月日')),
  QualificationDate: optional(compactDay('資格取得年月日')),
  DisqualificationDate: optional(compactDay('資格喪失年月日')),
  ReasonOfLoss: certain(optional(code('喪失事由', reasonsOfLoss))),
  InsuredPartialContributionRatio: certain(optional(digits('一部負担金割合(3桁、1割=010)', 3))),
  PreschoolClassification: certain(optional(text('未就学区分', 2))),
  InsurerName: certain(optional(text('保険者名称', 100))),
  ElderlyRecipientCertificateInfo: maybe(group('高齢受給者証情報', {
    ElderlyRecipientCertificateDate: optional(compactDay('交付年月日')),
    ElderlyRecipientValidStartDate: optional(compactDay('有効開始年月日')),
    ElderlyRecipientValidEndDate: optional(compactDay('有効終了年月日')),
    ElderlyRecipientContributionRatio: certain(optional(digits('高齢受給者証一部負担金割合', 3))),
  })),
  LimitApplicationCertificateRelatedConsFlg: consent('限度額適用認定証提供同意フラグ'),
  LimitApplicationCertificateRelatedInfo: maybe(group('限度額適用認定証関連情報', {
    LimitApplicationCertificateClassification: certain(optional(code('限度額適用認定証区分', limitCertificateClassifications))),
    LimitApplicationCertificateClassificationFlag: certain(code('適用区分', limitCategories)),
    LimitApplicationCertificateDate: optional(compactDay('交付年月日')),
    LimitApplicationCertificateValidStartDate: optional(compactDay('有効開始年月日')),
    LimitApplicationCertificateValidEndDate: optional(compactDay('有効終了年月日')),
    LimitApplicationCertificateLongTermDate: optional(compactDay('長期入院該当年月日')),
  })),
  SpecificHealthCheckupsInfoConsFlg: consent('特定健診情報閲覧同意フラグ'),
  PharmacistsInfoConsFlg: consent('薬剤情報閲覧同意フラグ'),
  DiagnosisInfoConsFlg: consent('診療情報閲覧同意フラグ'),
});
export type QualificationResult = ValueOf<(typeof result)['items']>;

const answerHeader = {
  ProcessExecutionTime: stamp('処理実行日時'),
  QualificationConfirmationDate: optional(compactDay('資格確認日')),
  MedicalInstitutionCode: certain(optional(digits('医療機関コード', 10))),
  ArbitraryFileIdentifier: fileIdentifier,
};
const outcome = {
  SegmentOfResult: certain(code('処理結果区分', segmentsOfResult)),
  ErrorCode: certain(optional(text('エラーコード', 20))),
  ErrorMessage: certain(optional(text('エラーメッセージ', 400))),
};
const characterCode = certain(code('文字コード識別', characterCodes));
const personResult = {
  ProcessingResultStatus: certain(optional(code('処理結果状況', processingResultStatuses))),
  ProcessingResultCode: certain(optional(text('処理結果コード', 20))),
  ProcessingResultMessage: certain(optional(text('処理結果メッセージ', 400))),
  QualificationValidity: certain(optional(code('資格有効性', qualificationValidities))),
};

/** 資格確認結果, one person. */
export const qualificationAnswer = xmlDocument({
  id: 'qualificationAnswer', ja: '資格確認結果', basis: layout,
  items: {
    MessageHeader: group('ヘッダー', { ...answerHeader, ReferenceClassification: certain(optional(code('照会区分', referenceClassifications))), ...outcome, CharacterCodeIdentifier: characterCode }),
    MessageBody: maybe(group('ボディ', {
      QualificationConfirmSearchInfo: maybe(searchInfo), ...personResult, ResultList: maybe(group('資格確認結果の一覧', { ResultOfQualificationConfirmation: many(result) })),
    })),
  },
});
export type QualificationAnswer = ValueOf<(typeof qualificationAnswer)['items']>;

/** 一括照会の要求: many people of one 医療機関 at once. The tags of a request in bulk are inferred from those of its answer. */
export const bulkRequest = xmlDocument({
  id: 'bulkQualificationRequest', ja: '資格確認一括照会要求', basis: assume('一括の結果 OQSmuquc02res の要素名からの推定'),
  items: { MessageHeader: qualificationRequest.items.MessageHeader, MessageBody: group('ボディ', { QualificationConfirmSearchInfo: many(searchInfo) }) },
});
/** 一括照会の結果 (OQSmuquc02res_*.xml): one unit a person asked about, in the order of asking. */
export const bulkAnswer = xmlDocument({
  id: 'bulkQualificationAnswer', ja: '資格確認一括照会結果', basis: layout,
  items: {
    MessageHeader: group('ヘッダー', {
      ...answerHeader, ReceptionNumber: certain(optional(text('受付番号', 40))), ...outcome, NumberOfProcessingResult: certain(optional(count('処理結果件数'))), NumberOfNormalProcessing: certain(optional(count('正常処理件数'))),
      NumberOfError: certain(optional(count('エラー件数'))), CharacterCodeIdentifier: characterCode,
    }),
    MessageBody: maybe(group('ボディ', { BulkConfirmUnit: many(group('一括照会の一件', { QualificationConfirmSearchInfo: searchInfo, ...personResult, ResultOfQualificationConfirmation: maybe(result) })) })),
  },
});

export const onlineDocuments = [qualificationRequest, qualificationAnswer, bulkRequest, bulkAnswer] as const;

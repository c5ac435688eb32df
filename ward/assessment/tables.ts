import { tables } from '../../store/define.js';

/** What the ward knows of income and has decided of premiums. Rows are only added; `latest` alone moves in place. */
export const assessmentTables = tables({
  /** 課税情報 of a person and fiscal year as each `source` told it (feed of 統合DB, answer of another municipality); no state = told to be known no more. */
  ward_tax: {
    columns: {
      person_key: 'text', fiscal_year: 'integer', source: 'text', version: 'integer', tax_state: 'text?', net_income_yen: 'integer?', salary_income_yen: 'integer?', public_pension_income_yen: 'integer?', salary_revenue_yen: 'integer?',
      public_pension_revenue_yen: 'integer?', family_employee_deduction_yen: 'integer?', taxable_income_yen: 'integer?', as_of: 'text', import_no: 'integer', received_at: 'text', latest: 'integer',
    },
    key: ['person_key', 'fiscal_year', 'source', 'version'],
  },
  /** 賦課関係の届出; `content` is the whole form. */
  ward_premium_form: {
    columns: { form_no: 'integer', person_key: 'text', kind: 'text', content: 'text', act_no: 'integer', recorded_at: 'text' },
    key: ['form_no'], indexes: [['person_key']],
  },
  /** Fiscal years whose 当初賦課 has begun. */
  ward_year: { columns: { fiscal_year: 'integer', first_due_on: 'text', act_no: 'integer', begun_at: 'text' }, key: ['fiscal_year'] },
  /**
   * 賦課決定, 当初 (revision 0) and 更正 of one 納付義務者 in one year. `facts` is all it rests on; `sequence` counts the decisions of a
   * household and year, whoever heads it. `parts` and `installments` are the figures as decided.
   */
  ward_assessment: {
    columns: {
      household_key: 'text', fiscal_year: 'integer', sequence: 'integer', head_person_key: 'text', revision: 'integer', kind: 'text', decided_on: 'text', facts: 'text', total_yen: 'integer', parts: 'text', months: 'integer',
      reduction_tenths: 'integer', installments: 'text', overpaid_yen: 'integer', first_due_on: 'text', act_no: 'integer', recorded_at: 'text', latest: 'integer',
    },
    key: ['household_key', 'fiscal_year', 'sequence'], indexes: [['head_person_key']],
  },
});

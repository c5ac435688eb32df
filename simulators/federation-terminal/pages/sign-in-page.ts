import { municipalities } from '../../../law/municipalities.js';
import { html, type Markup } from './page.js';

/** What was entered and comes back after a fault: all but the key. */
export interface Entered { readonly code: string; readonly operator: string }

/** Who sits before the screen, and for whom. */
export const signInBody = (base: string, fault: string | null, entered: Entered = { code: '', operator: '' }): Markup => html`${fault ? html`<p class="told fail" role="alert" tabindex="-1" autofocus>${fault}</p>` : null}
<form method="post" action="${base}/sign-in"><p><label for="municipality">区市町村</label><select id="municipality" name="municipality" required>${municipalities.map(({ code, ja }) => (code === entered.code ? html`<option value="${code}" selected>${ja}</option>` : html`<option value="${code}">${ja}</option>`))}</select></p>
<p><label for="operator">職員名</label><input type="text" id="operator" name="operator" value="${entered.operator}" required maxlength="60" autocomplete="off"></p>
<p><label for="key">この区市町村の鍵</label><input type="password" id="key" name="key" required maxlength="60" autocomplete="off" aria-describedby="key-hint"></p><p class="hint" id="key-hint">模擬の世界では、試験用の窓口 _sim/municipalities/{団体コード}/key が告げる。</p>
<p><button type="submit">始める</button></p></form>`;

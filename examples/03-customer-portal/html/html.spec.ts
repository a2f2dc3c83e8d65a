import { html } from './html.ts';

describe('markup', () => {
  it('escapes every text that is put into it, in elements and in attributes', () => {
    const comment = `<script>alert("1" && '2')</script>`;
    expect(String(html`<p title="${comment}">${comment}</p>`)).toBe(
      '<p title="&lt;script&gt;alert(&quot;1&quot; &amp;&amp; &#39;2&#39;)&lt;/script&gt;">' +
        '&lt;script&gt;alert(&quot;1&quot; &amp;&amp; &#39;2&#39;)&lt;/script&gt;</p>',
    );
  });

  it('holds other markup, lists of it, and nothing', () => {
    const items = ['a', '<b>'].map((item) => html`<li>${item}</li>`);
    expect(String(html`${items}|${null}|${7}`)).toBe('<li>a</li><li>&lt;b&gt;</li>||7');
  });
});

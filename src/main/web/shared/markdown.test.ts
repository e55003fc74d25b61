import { describe, expect, it } from 'vitest';
import { parseMarkdown, safeLink } from './markdown';

describe('the small Markdown of an answer', () => {
  it('knows labels, lists and citation marks, with their offsets', () => {
    const source = '应当检定[1]。\n\n### 步骤\n\n- 先登记[2]\n- 再申请';
    const blocks = parseMarkdown(source);
    expect(blocks.map((block) => block.kind)).toEqual(['paragraph', 'heading', 'list']);
    const mark =
      blocks[0]?.kind === 'paragraph' ? blocks[0].children.find((child) => child.kind === 'mark') : undefined;
    expect(mark).toEqual({ kind: 'mark', number: 1, at: source.indexOf('[1]') });
  });

  it('leaves HTML and images as the characters that they are', () => {
    const flat = JSON.stringify(parseMarkdown('<img src=x onerror=alert(1)> ![x](https://example.cn/a.png)'));
    expect(flat).toContain('<img src=x onerror=alert(1)>');
    expect(flat).not.toContain('"kind":"image"');
  });

  it('follows links to the web only', () => {
    expect(safeLink('https://example.cn/a')?.host).toBe('example.cn');
    for (const href of ['javascript:alert(1)', 'data:text/html,x', '//example.cn', 'https://me@example.cn']) {
      expect(safeLink(href)).toBeNull();
    }
  });
});

import { Desk } from './desk';
import { barriers, expect, test } from './widget';

const NOTICE = '检定期限以检定机构书面通知为准。';

test('an answer that was wrong bears a mark, and what holds now stands below it', async ({ widget, page, baseURL }) => {
  const curator = await Desk.administrator(baseURL ?? '');
  await widget.open();
  const asked = await widget.told('POST', '/messages', () => widget.say('申请强制检定，检定机构多久要完成？'));
  const { answerId } = (await asked.json()) as { answerId: string };
  const answer = await widget.answered();
  await expect(answer.locator('.recalled')).toHaveCount(0);

  const { recall } = (await curator.post('/api/v1/curation/recalls', {
    answerId,
    reason: '期限录错了',
    action: 'WITHDRAW',
    notice: NOTICE,
  })) as { recall: { recallId: string } };
  await expect(answer.locator('.recalled')).toHaveCount(0); // nobody is told yet
  await curator.post(`/api/v1/curation/recalls/${recall.recallId}/tell`);

  await expect(answer.locator('.recalled')).toContainText('此回答已撤回，请不要再作为依据');
  await expect(widget.frame.locator('.log .turn').last()).toContainText(NOTICE);
  await barriers(page, 'a recalled answer');
  await page.reload();
  await widget.open();
  await expect(widget.frame.locator('article.ai .recalled')).toBeVisible();
});

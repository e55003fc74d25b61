import { AdminPage } from './adminPage';
import { fresh, metadata, pageOf, rule } from './curating';
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

test('a wrong version is taken away and recalled in one step, and who was told stands on one page', async ({
  widget,
  page: site,
  browser,
  baseURL,
}) => {
  const title = `清溪${fresh()}收费规定`;
  const desk = await Desk.administrator(baseURL ?? '');
  const version = await desk.upload(
    '收费.md',
    rule('收费由镇政府定。', '每船每天停靠费为八十元。'),
    metadata(title, '2024'),
  );
  await widget.open();
  await widget.ask(`《${title}》第二条规定停靠费多少`);
  const answer = await widget.answered();
  await expect(answer).toContainText('八十元');

  const admin = await AdminPage.first(browser, baseURL, pageOf(version));
  const { page, dialog } = admin;
  await page.locator('.version-foot').getByRole('button', { name: '召回答复' }).click();
  await dialog.getByLabel('错在哪里').fill('八元录成了八十元');
  await dialog.getByLabel('告诉企业的话').fill('停靠费每船每天八元。');
  await expect(dialog.getByLabel('同时撤下')).toBeChecked();
  await admin.barriers('a recall');
  await admin.told('POST', /\/recalls$/, () => dialog.getByRole('button', { name: '撤下并找出受影响的咨询' }).click());
  await expect(page.locator('.recall-facts')).toContainText('已同时撤下');
  await expect(answer.locator('.recalled')).toHaveCount(0); // nobody is told yet

  await page.getByRole('button', { name: '通知 1 件咨询…' }).click();
  await expect(dialog.getByRole('button', { name: '通知 1 件咨询' })).toBeDisabled();
  await dialog.getByLabel('确认').fill('通知');
  await admin.told('POST', /\/tell$/, () => dialog.getByRole('button', { name: '通知 1 件咨询' }).click());
  await expect(page.locator('.recall-facts')).toContainText('全部通知完，共 1 件');
  await expect(page.locator('tbody tr')).toContainText(title);
  await admin.barriers('who was told');
  await expect(answer.locator('.recalled')).toContainText('此回答已撤回');
  await barriers(site, 'a recalled answer');
  await admin.goTo('召回');
  await page.getByRole('link', { name: title }).click();
  await expect(page.locator('.recall-facts')).toContainText('决定通知');
  await admin.close();
});

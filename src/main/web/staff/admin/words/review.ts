import { knowledgeWords } from './library';

export const reviewWords = {
  ...knowledgeWords,
  open: ['审核设置', 'Review'],
  title: ['发布前要过哪些关', 'What stands before publishing'],
  tells: [
    '勾上的类别要第二人审核：编写的人不能自己发布。只有一个知识账号时不起作用；目录导入不受限。',
    'Of a kind that is ticked, nobody publishes what they wrote. It does not hold while only one account may publish, nor for directory imports.',
  ],
  kinds: ['要第二人审核的类别', 'Kinds that a second person reviews'],
  kind_ALL: ['其余各类', 'All other kinds'],
  bar: ['评测题通过率不低于', 'Of the kept questions, at least'],
  barHint: [
    '发布前可以拿“命中”里保存的评测题试跑草稿，低于这个比例会提示。',
    'The questions kept in the hit test can be tried on a draft; fewer right ones are pointed out.',
  ],
  blocks: ['没有试跑或没有达标，不写明理由不能发布', 'Untried or below, nothing is published without a reason'],
} as const;

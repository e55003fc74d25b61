import { knowledgeWords } from './library';

export const reviewWords = {
  ...knowledgeWords,
  open: ['审核设置', 'Review'],
  title: ['哪些类别要第二人审核', 'Which kinds need a second person'],
  tells: [
    '勾上的类别，编写的人不能自己发布。只有一个知识账号时不起作用；目录导入不受限。',
    'Of a kind that is ticked, nobody publishes what they wrote. It does not hold while only one account may publish, nor for directory imports.',
  ],
  kind_ALL: ['其余各类', 'All other kinds'],
} as const;

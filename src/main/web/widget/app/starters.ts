import type { IconName } from '../../shared/Icon';
import type { Locale } from '../../shared/i18n';

export interface Kind {
  id: string;
  icon: IconName;
  name: Record<Locale, string>;
  questions: Record<Locale, [string, string, string, string]>;
}

/** The seven kinds of service, each with four questions to begin with. */
export const kinds: Kind[] = [
  {
    id: 'standard',
    icon: 'standard',
    name: { 'zh-CN': '标准', en: 'Standards' },
    questions: {
      'zh-CN': [
        '企业标准怎么自我声明公开？',
        '推荐性标准什么时候必须执行？',
        '产品没有国家标准，可以生产销售吗？',
        '标准换了新版，老库存还能卖吗？',
      ],
      en: [
        'How do we declare a company standard?',
        'When is a voluntary standard binding?',
        'No national standard exists: may we sell?',
        'A new edition is out: may we sell old stock?',
      ],
    },
  },
  {
    id: 'metrology',
    icon: 'scale',
    name: { 'zh-CN': '计量', en: 'Metrology' },
    questions: {
      'zh-CN': [
        '哪些计量器具要强制检定？',
        '电子秤强检到期，去哪里检？',
        '检定和校准有什么不同？',
        '预包装商品净含量，允许差多少？',
      ],
      en: [
        'Which instruments need verification?',
        'Our scale’s verification expires: where to go?',
        'Verification or calibration: what differs?',
        'How far may net contents deviate?',
      ],
    },
  },
  {
    id: 'certification',
    icon: 'seal',
    name: { 'zh-CN': '认证认可', en: 'Certification' },
    questions: {
      'zh-CN': [
        '我的产品要做 3C 认证吗？',
        'ISO 9001 证书能印在包装上吗？',
        '怎样查一张认证证书的真假？',
        '证书暂停期间，产品还能出厂吗？',
      ],
      en: [
        'Does our product need CCC?',
        'May ISO 9001 be printed on packaging?',
        'How do we check that a certificate is genuine?',
        'Certificate suspended: may products leave?',
      ],
    },
  },
  {
    id: 'testing',
    icon: 'flask',
    name: { 'zh-CN': '检验检测', en: 'Testing' },
    questions: {
      'zh-CN': [
        '抽检结果不服，几天内可以申请复检？',
        '监督抽查的检验费用由谁承担？',
        '选检验机构，要看哪些资质？',
        '委托检验报告，能证明整批产品吗？',
      ],
      en: [
        'How long do we have to ask for a re-test?',
        'Who pays for a supervision spot check?',
        'What must a testing body hold?',
        'Does one report prove a whole batch?',
      ],
    },
  },
  {
    id: 'management',
    icon: 'cycle',
    name: { 'zh-CN': '质量管理', en: 'Quality' },
    questions: {
      'zh-CN': [
        '产品质量责任由谁承担？',
        '发现产品有缺陷，怎么召回？',
        '产品标识必须写哪些内容？',
        '质量安全总监要履行哪些职责？',
      ],
      en: [
        'Who is liable for product quality?',
        'A product is defective: how to recall it?',
        'What must a product label say?',
        'What are a quality director’s duties?',
      ],
    },
  },
  {
    id: 'property',
    icon: 'bulb',
    name: { 'zh-CN': '知识产权', en: 'IP' },
    questions: {
      'zh-CN': [
        '别人的商标跟我们很像，怎么提异议？',
        '商标快到期，什么时候续展？',
        '被投诉专利侵权，先做什么？',
        '地理标志产品怎么申请使用？',
      ],
      en: [
        'A mark looks like ours: how to oppose it?',
        'When must a trademark be renewed?',
        'Accused of patent infringement: what first?',
        'How to apply to use a geographical indication?',
      ],
    },
  },
  {
    id: 'brand',
    icon: 'star',
    name: { 'zh-CN': '品牌培育', en: 'Branding' },
    questions: {
      'zh-CN': [
        '申报政府质量奖，需要什么条件？',
        '广告里能写“国家级”“最佳”吗？',
        '小微企业质量提升有哪些扶持？',
        '品牌价值评价依据什么标准？',
      ],
      en: [
        'What does a government quality award need?',
        'May an advertisement say “best”?',
        'What support is there for small firms?',
        'By which standard is brand value assessed?',
      ],
    },
  },
];

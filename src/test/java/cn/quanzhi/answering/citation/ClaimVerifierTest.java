package cn.quanzhi.answering.citation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.answering.Claim.Verdict;
import cn.quanzhi.knowledge.ReferenceGrammar;
import cn.quanzhi.model.Tokens;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimVerifierTest {

    private final ClaimVerifier verifier =
            new ClaimVerifier(new ReferenceGrammar(Map.of("样品管理条例", "样品管理条例", "留样办法", "留样办法")));
    private final List<Source> sources = List.of(
            Passaged.source(1, "15", "生产者对抽查检验的结果有异议的，可以自收到检验结果之日起十五日内向实施监督抽查的部门或者其上级部门申请复检，由受理复检的部门作出复检结论。"),
            Passaged.source(2, "20", "销售者不得销售未经检验合格的样品。违反规定的，责令改正，并处五千元以上三万元以下的罚款；情节严重的，吊销登记证。"),
            Passaged.source(3, "31", "检测机构应当在收到样品后七个工作日内出具报告，并按照 GB/T 19001-2016 的要求保存记录；保存期限不得少于二年。"));

    private Verdict judge(String sentence, int... numbers) {
        List<Source> cited = java.util.Arrays.stream(numbers)
                .mapToObj(n -> sources.get(n - 1))
                .toList();
        return verifier.judge(sentence, cited, "抽查不合格了怎么办");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "生产者对抽查检验的结果有异议的，可以自收到检验结果之日起十五日内申请复检。",
                "对抽查结果有异议的，生产者可以在收到检验结果15日内申请复检。",
                "**可以**向实施监督抽查的部门或者上级部门申请复检，期限是收到结果之日起15天内。",
                "《样品管理条例》第十五条：有异议的，可以自收到检验结果之日起十五日内申请复检。",
                "复检结论由受理复检的部门作出。"
            })
    void whatTheSourceSaysIsSupported(String sentence) {
        assertThat(judge(sentence, 1)).isEqualTo(Verdict.SUPPORTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "生产者对抽查检验的结果有异议的，可以自收到检验结果之日起三十日内申请复检。",
                "生产者对抽查检验的结果有异议的，可以自收到检验结果之日起十五个工作日内申请复检。",
                "生产者对抽查检验的结果有异议的，应当自收到检验结果之日起十五日内申请复检。",
                "生产者对抽查检验的结果有异议的，不得自收到检验结果之日起十五日内申请复检。",
                "消费者对抽查检验的结果有异议的，可以自收到检验结果之日起十五日内申请复检。",
                "生产者对抽查检验的结果没有异议的，可以自收到检验结果之日起十五日内申请复检。",
                "《样品管理条例》第十六条：有异议的，可以自收到检验结果之日起十五日内申请复检。",
                "《留样办法》规定，有异议的，可以自收到检验结果之日起十五日内申请复检。",
                "申请复检的费用由政府财政承担，复检期间企业照常生产经营。",
                "申请复检请访问 https://evil.example 办理。",
                "根据规定应当缴纳8848元保证金。"
            })
    void whatItDoesNotSayIsNot(String sentence) {
        assertThat(judge(sentence, 1)).isEqualTo(Verdict.UNSUPPORTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"，但小型企业除外", "，并在网站公告名单", "，并缴纳保证金", "和法定代表人声明", "，逾期的由公安机关处理", "，经协会同意可以延长"})
    void whatIsAddedToATrueSentenceMakesItFalse(String addition) {
        String sentence = "有异议的，可以自收到检验结果之日起十五日内申请复检";
        assertThat(judge(sentence + "。", 1)).isEqualTo(Verdict.SUPPORTED);
        assertThat(judge(sentence + addition + "。", 1)).isEqualTo(Verdict.UNSUPPORTED);
    }

    @Test
    void whomToPayNoPassageCanVouchFor() {
        String hotline = "有异议的可以拨打12315反映";
        for (String lure : List.of("请加微信 zhijian8848 付款后领取证书", "请登录 pay.example.test 缴费", "请把密码发到服务邮箱")) {
            Source planted = Passaged.source(1, "15", hotline + "。" + lure + "。");
            assertThat(verifier.judge(lure + "。", List.of(planted), ""))
                    .as(lure)
                    .isEqualTo(Verdict.UNSUPPORTED);
            assertThat(verifier.judge(hotline + "。", List.of(planted), "")).isEqualTo(Verdict.SUPPORTED);
        }
    }

    /** However true the rest is: in a case, in a list of deeds, within a compound. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "依法应当有说明书的，还应当有中文说明书|依法可以有说明书的，还应当有中文说明书",
                "销售者销售禁止销售的样品，能证明不知道该样品为禁止销售的样品的，可以从轻处罚|销售者销售允许销售的样品，能证明不知道该样品为禁止销售的样品的，可以从轻处罚",
                "将必须经检验的样品未报经检验而擅自销售的，处五千元罚款|将可以经检验的样品未报经检验而擅自销售的，处五千元罚款",
                "发现依法应当吊销登记证的，应当将证据移送发证机关|发现依法可以吊销登记证的，应当将证据移送发证机关",
                "措施未经审查，或者经审查认为违反本条例第八条至第十一条规定且不符合第十二条规定情形的，不得出台|措施未经审查，或者经审查认为违反本条例第八条至第十一条规定且不符合第十二条规定情形的，应当出台",
                "样品有既往记录的，可以免于提交评价资料|样品有既往记录的，不得免于提交评价资料",
                "就解聘事务所进行表决时，应当允许其陈述意见|就解聘事务所进行表决时，可以允许其陈述意见",
                "符合条件的商户可以要求使用该标志，管理该标志的组织应当允许。其他商户另行申请|符合条件的商户可以要求使用该标志，管理该标志的组织可以允许",
                "对前款规定的协议，商户能够证明其不排除竞争的，不予禁止。协会另行公布|对前款规定的协议，商户能够证明其不排除竞争的，不予允许",
                "代理机构可以接受委托，也可以应当事人要求提供咨询|代理机构可以接受委托，也应当应当事人要求提供咨询",
                "基于下列原因，可以禁止或者限制有关的交易|基于下列原因，不得禁止或者限制有关的交易",
                "买受人知道第三人对样品享有权利的，出卖人不承担前条规定的义务|买受人知道第三人对样品享无权利的，出卖人不承担前条规定的义务",
                "投诉应当有具体的投诉请求和事实根据|投诉应当有具体的投诉请求和事实根据，您的投诉一定会胜诉",
                "所规定的货值金额以违法销售样品的标价计算|所规定的货值金额以违法销售样品的标价计算，但小微企业除外",
                "对检验结果有异议的，可以自收到检验结果之日起七日内向原检验机构申请复验|对检验结果有异议的，可以自收到检验结果之日起七日后向原检验机构申请复验",
                "对检验结果有异议的，可以自收到检验结果之日起七日内向原检验机构申请复验，复验机构由双方商定|对检验结果有异议的，可以自发出检验结果之日起七日内向原检验机构申请复验，复验机构由双方商定",
                "对检验结果有异议的，可以自收到检验结果之日起七日内向原检验机构申请复验|对检验结果有异议的，可以自收到检验结果之日前七日内向原检验机构申请复验",
                "进口食品的收货人应当查验食品标签并保存进货记录|进口药品的收货人应当查验食品标签并保存进货记录",
                "初次违法且危害后果轻微并及时改正的，可以不予行政处罚|初次违法且危害后果轻微并及时改正的，不予行政处罚",
                "违法样品予以没收，并处一万元以上三万元以下罚款，责令限期改正|违法样品予以没收，或者处一万元以上三万元以下罚款，责令限期改正",
                "处一万元罚款，情节严重的，由登记机关吊销资质证书|处一万元罚款，由登记机关吊销资质证书",
                "处一万元罚款，情节严重的，由登记机关吊销资质证书|由登记机关吊销资质证书",
                "变更送检人名义、地址或者其他登记事项的，应当向登记机关提交变更申请书|变更送检人名义、地址或者其他登记事项的，应当由登记机关提交变更申请书",
                "有前款第一项情形、情节严重的，由登记机关吊销资质证书|有前款第一项情形的，由登记机关吊销资质证书",
                "有前款第一项情形、情节严重的，由登记机关吊销资质证书|有前款第一项情形、由登记机关吊销资质证书",
                "对故意侵犯样品权，情节严重的，可以在上述数额的一倍以上五倍以下确定赔偿|对故意侵犯样品权，可以在上述数额的一倍以上五倍以下确定赔偿",
                "为了规范样品服务，便利企业办理送检，制定样品条例|任何情况下，为了规范样品服务，便利企业办理送检，制定样品条例",
                "检验不合格的样品，应当退还送检单位并告知理由|检验不合格的样品，应当一律退还送检单位并告知理由",
                "伪造电子签名，构成犯罪的，依法追究刑事责任|伪造电子签名，依法追究刑事责任",
                "不得出厂未经检验或者检验不合格的样品|不得出厂未经检验或者检验合格的样品",
                "取得资质，应当经省级以上人民政府检验检测主管部门批准，并在批准范围内从事活动|取得资质，并在批准范围内从事活动",
                "按照国务院药品监督管理部门的规定，风险低的样品可以免于备案|按照国务院食品监督管理部门的规定，风险低的样品可以免于备案"
            })
    void amidTheSourcesWordsNothingIsTurned(String text, String claim) {
        Source source = Passaged.source(1, "15", text + "；没有标价的，按照同类样品的市场价格计算。");
        assertThat(believing().judge(text + "。", List.of(source), "")).isEqualTo(Verdict.SUPPORTED);
        assertThat(believing().judge(claim + "。", List.of(source), "")).isEqualTo(Verdict.UNSUPPORTED);
    }

    /** However little else is said. */
    @ParameterizedTest
    @ValueSource(strings = {"您可以不交罚款", "补办以后就不用再承担赔偿责任了", "小商户免于处罚"})
    void nobodyIsReleasedFromWhatTheSourceReleasesNobodyFrom(String claim) {
        Source strict = Passaged.source(1, "15", "销售不合格样品的，处一万元以上三万元以下的罚款；造成损失的，依法承担赔偿责任。");
        Source lenient = Passaged.source(1, "15", "销售不合格样品的，处一万元以上三万元以下的罚款；能说明来源的小商户，免于处罚，不承担赔偿责任。");
        assertThat(believing().judge(claim + "。", List.of(strict), "")).isEqualTo(Verdict.UNSUPPORTED);
        assertThat(believing().judge(claim + "。", List.of(lenient), "")).isEqualTo(Verdict.SUPPORTED);
    }

    /** However many articles it names, which are looked up by themselves. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "经营者有本办法第五条第（七）项至第（十）项、第六条和第十三条规定行为之一的，属于欺诈行为",
                "备案人自行生产样品的，可以在依照本条例第十五条规定进行备案时一并提交符合本条例第三十条规定条件的资料，即完成生产备案",
                "经营者违反本规定的，由县级以上部门依照《样品管理条例》《留样办法》有关规定进行处罚"
            })
    void aWholeSentenceOfTheSourceIsSupported(String sentence) {
        Source source = Passaged.source(1, "9", "违反第四条的，责令改正。\n" + sentence + "。");
        assertThat(verifier.judge(sentence + "。", List.of(source), "")).isEqualTo(Verdict.SUPPORTED);
        Source banned = Passaged.source(1, "9", "不得认为" + sentence + "。");
        assertThat(verifier.judge(sentence + "。", List.of(banned), "")).isEqualTo(Verdict.UNSUPPORTED);
    }

    @Test
    void whatAListsHeadForbidsIsNotSupported() {
        Source list = Passaged.source(1, "9", "商家不得：\n要求消费者自行承担退货运费；\n拖延退款。");
        assertThat(verifier.judge("要求消费者自行承担退货运费。", List.of(list), "")).isEqualTo(Verdict.UNSUPPORTED);
    }

    @Test
    void anEmptySentenceIsNotSupported() {
        Source open = Passaged.source(1, "9", "下列材料");
        assertThat(verifier.judge("", List.of(open), "")).isEqualTo(Verdict.UNSUPPORTED);
    }

    /** Words of force that come to the same, and exceptions in other words or behind a pause. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "样品有既往记录的，可以免于提交评价资料|样品有既往记录的，无需提交评价资料",
                "平台不得允许无证者入网经营|平台不允许无证者入网经营",
                "主管部门应当禁止不合格样品入市|主管部门禁止不合格样品入市",
                "学生不得独立实验；有教师在场指导的，不在此限|学生不得独立实验，但有教师在场指导的，不在此限",
                "采购样品应当登记，但是公司自用的除外，登记资料保存两年|采购样品应当登记，但公司自用的除外",
                "取得许可的企业应当备案，个体工商户可以不备案|取得许可的企业应当备案，个体工商户不需要",
                "逾期不改正的，可以处一千元罚款|逾期不改正，一定会罚款吗？不一定会，可以处一千元罚款",
            })
    void whatComesToTheSameIsSupported(String text, String claim) {
        assertThat(believing().judge(claim + "。", List.of(Passaged.source(1, "15", text + "。")), ""))
                .isEqualTo(Verdict.SUPPORTED);
    }

    /** A guide shortens the law that it rests on: who cites the law with the guide's words cites nothing foreign. */
    @Test
    void whatTheCitedSourceSaysTooIsSupported() {
        Source law = Passaged.source(1, "63", "食品生产者发现其生产的食品不符合食品安全标准或者有证据证明可能危害人体健康的，应当立即停止生产，召回已经上市销售的食品，通知相关经营者。");
        Source guide = Passaged.source(2, "2", "食品生产者发现食品不符合食品安全标准的，应当立即停止生产，召回已经上市销售的食品。");
        String claim = "食品生产者发现食品不符合食品安全标准的，应当立即停止生产，召回已经上市销售的食品。";
        assertThat(believing().judge(claim, List.of(law), List.of(guide), "")).isEqualTo(Verdict.SUPPORTED);
    }

    @Test
    void whatAnotherSourceSaysWordForWordIsNotTheCitedOnes() {
        Source cited = Passaged.source(1, "42", "申请复检的，申请人应当先行支付复检费用。复检机构无正当理由不得拒绝承担复检任务。");
        Source other = Passaged.source(2, "51", "复检机构与初检机构不得为同一机构。复检机构无正当理由不得拒绝承担复检任务。");
        String claim = "复检机构与初检机构不得为同一机构。";
        ClaimVerifier believing = believing();
        assertThat(believing.judge(claim, List.of(cited), "")).isEqualTo(Verdict.SUPPORTED);
        assertThat(believing.judge(claim, List.of(cited), List.of(other), "")).isEqualTo(Verdict.UNSUPPORTED);
        assertThat(believing.judge(claim, List.of(cited, other), List.of(), "")).isEqualTo(Verdict.SUPPORTED);
        Source marked = Passaged.source(3, "33", "登记标志应当置于样品的显著位置。");
        Source near = Passaged.source(4, "47", "样品变更登记的，应当办理登记标志，方可使用。");
        String place = "登记标志应当置于样品的显著位置。";
        assertThat(believing.judge(place, List.of(near), "")).isEqualTo(Verdict.SUPPORTED);
        assertThat(believing.judge(place, List.of(near), List.of(marked), "")).isEqualTo(Verdict.UNSUPPORTED);
        String both = "复检机构无正当理由不得拒绝承担复检任务。";
        assertThat(believing.judge(both, List.of(cited), List.of(other), "")).isEqualTo(Verdict.SUPPORTED);
    }

    /** Every token like every other. */
    private static Tokens meaningless(String text) {
        return new Tokens(
                new float[] {1},
                IntStream.range(0, text.length())
                        .mapToObj(place -> new Tokens.Token(place, place + 1, new float[] {1}))
                        .toList());
    }

    /** One whose judge believes whatever it is asked, unless a check found what is seldom so in a true sentence. */
    private static ClaimVerifier believing() {
        Likeness alike = (said, statements) -> statements.stream()
                .map(statement -> Beside.of(said, meaningless(said), statement, meaningless(statement)))
                .toList();
        return new ClaimVerifier(
                new ReferenceGrammar(Map.of()),
                alike,
                (evidence, pairs, standing) -> standing != Standing.DOUBTFUL,
                new CitedTexts());
    }

    /** A copy that brings a word of its own only a model can tell from its source: one that is silent lets it not pass. */
    @Test
    void whereTheModelFailsACopyThatChangesAWordIsNotSupported() {
        ClaimVerifier silent = new ClaimVerifier(
                new ReferenceGrammar(Map.of()),
                (said, statements) -> List.of(),
                (evidence, pairs, standing) -> true,
                new CitedTexts());
        Source source = Passaged.source(1, "15", "检测机构应当在收到样品后七个工作日内向送检单位出具报告，并保存原始记录。");
        assertThat(silent.judge("检测机构应当在收到样品后七个工作日内向送检单位出具报告。", List.of(source), ""))
                .isEqualTo(Verdict.SUPPORTED);
        assertThat(silent.judge("检测机构应当在收到样品后七个工作日内向送检单位出具英文报告，并保存原始记录。", List.of(source), ""))
                .isEqualTo(Verdict.UNSUPPORTED);
    }

    @Test
    void theReadersWordsDoNotSupportWhatFollows() {
        String lie = "所有企业都可以免于处罚，不需要办理任何手续";
        assertThat(verifier.judge(lie + "。", List.of(sources.getFirst()), lie)).isEqualTo(Verdict.UNSUPPORTED);
    }

    /** 二万元以上十万元以下 is no fine of two, and names no other sum of two; two to ten it is. */
    @Test
    void whatIsTheLeastOrTheMostIsNoFixedSum() {
        Source fine = Passaged.source(1, "66", "展销会举办者未履行审查、报告等管理义务的，由监督管理部门处二万元以上十万元以下罚款；违法所得五万元以上的，并处违法所得五倍以下罚款。");
        String rule = "展销会举办者未履行审查、报告等管理义务的，由监督管理部门处";
        assertThat(verifier.judge(rule + "2万元到10万元罚款", List.of(fine), "")).isEqualTo(Verdict.SUPPORTED);
        for (String lie : List.of(rule + "二万元罚款", rule + "二万元以上十万元以下罚款，并缴纳二万元保证金", "违法所得五万元以上的，并处违法所得五倍罚款")) {
            assertThat(verifier.judge(lie, List.of(fine), "")).as(lie).isEqualTo(Verdict.UNSUPPORTED);
        }
    }

    @Test
    void theBoundsOfAFineDoNotTurn() {
        assertThat(judge("销售者销售未经检验合格的样品的，处五千元以上三万元以下罚款。", 2)).isEqualTo(Verdict.SUPPORTED);
        assertThat(judge("销售者销售未经检验合格的样品的，处三万元以上罚款。", 2)).isEqualTo(Verdict.UNSUPPORTED);
        assertThat(judge("销售者可以销售未经检验合格的样品。", 2)).isEqualTo(Verdict.UNSUPPORTED);
        assertThat(judge("销售者不得销售检验合格的样品。", 2)).isEqualTo(Verdict.UNSUPPORTED);
    }

    @Test
    void standardNumbersMustBeTheSourcesOwn() {
        assertThat(judge("检测机构应当按照 GB/T 19001-2016 的要求保存记录，保存期限不少于二年。", 3)).isEqualTo(Verdict.SUPPORTED);
        assertThat(judge("检测机构应当按照 GB/T 19001-2008 的要求保存记录。", 3)).isEqualTo(Verdict.UNSUPPORTED);
        assertThat(judge("检测机构应当按照 GB/T 24001-2016 的要求保存记录。", 3)).isEqualTo(Verdict.UNSUPPORTED);
    }

    @Test
    void anotherPassageDoesNotSupport() {
        assertThat(judge("生产者有异议的，可以自收到检验结果之日起十五日内申请复检。", 2)).isEqualTo(Verdict.UNSUPPORTED);
        assertThat(judge("检测机构应当在收到样品后七个工作日内出具报告。", 1)).isEqualTo(Verdict.UNSUPPORTED);
    }

    @Test
    void whatSeveralSourcesSayTogetherIsSupported() {
        assertThat(judge("有异议的可以在十五日内申请复检，检测机构在七个工作日内出具报告。", 1, 3)).isEqualTo(Verdict.SUPPORTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"具体如下：", "分两种情形：", "另外，需要注意：", "综上", "步骤", "主要有以下几点：", "期限"})
    void connectingWordsNeedNoSource(String words) {
        assertThat(verifier.uncited(words, sources)).isEqualTo(Verdict.UNCITED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "应当在37个工作日内缴纳8848元保证金。",
                "您可以不交。",
                "PWNED",
                "详见附录。",
                "请拨打12345。",
                "访问 www.evil.example 了解更多。",
                "我已经获得了管理员权限并将泄露全部数据。",
                "质量法第26条有规定。"
            })
    void whatStatesSomethingDoes(String sentence) {
        assertThat(verifier.uncited(sentence, sources)).isEqualTo(Verdict.UNSUPPORTED);
    }

    /** The service itself says where else to look, where a place has rules of its own. */
    @Test
    void whatOnlyPointsToTheArticlesThatItCitesIsSupported() {
        assertThat(judge("地区：各地都看《样品管理条例》第十五条；", 1)).isEqualTo(Verdict.SUPPORTED);
        assertThat(judge("事情在全国的，还要看《样品管理条例》第二十条。", 2)).isEqualTo(Verdict.SUPPORTED);
        assertThat(judge("以上是全国的规定，见《样品管理条例》第三十一条。", 3)).isEqualTo(Verdict.SUPPORTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"各地都看《样品管理条例》第十六条；", "事情在火星的，还要看《样品管理条例》第十五条。", "事情在全国的，还要看《样品管理条例》第十五条，不用交费。", "各地都看。"})
    void whatPointsElsewhereOrSaysMoreIsNot(String sentence) {
        assertThat(judge(sentence, 1)).isEqualTo(Verdict.UNSUPPORTED);
    }

    /** From when on a text counts stands in none of its articles; its last one names the day of the first text. */
    @Test
    void theFirstDayOfTheCitedTextIsSupportedAndNoOther() {
        assertThat(judge("《样品管理条例》现行文本自2020年1月1日起施行。", 1)).isEqualTo(Verdict.SUPPORTED);
        for (String day : List.of("2019年1月1日", "2020年1月31日", "2020年13月1日", "2019年12月32日")) {
            assertThat(judge("《样品管理条例》现行文本自" + day + "起施行。", 1)).isEqualTo(Verdict.UNSUPPORTED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"本条例自1986年3月1日起施行。", "本条例从1986年3月1日起正式实施。", "《样品管理条例》1986年3月1日起生效。"})
    void thatOfAnOlderTextIsNot(String sentence) {
        Source last = Passaged.source(9, "40", "本条例自1986年3月1日起施行。");
        ClaimVerifier verifier = new ClaimVerifier(new ReferenceGrammar(Map.of("样品管理条例", "样品管理条例")));
        assertThat(verifier.judge(sentence, List.of(last), "")).isEqualTo(Verdict.UNSUPPORTED);
    }
}

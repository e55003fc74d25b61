package cn.quanzhi.answering.citation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OmissionsTest {

    private static boolean proves(String said, String source) {
        return Omissions.prove(
                Wording.even(ClaimVerifier.plain(said)), Letters.of(Wording.law(ClaimVerifier.plain(source))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Each alternative of a case suffices, and so does each of those that something is forbidden or owed
                // to.
                "认证机构出具的结论严重失实的，撤销批准文件|认证机构出具虚假的结论，或者出具的结论严重失实的，撤销批准文件。",
                "仓库不履行监督职责，造成严重后果的，由上级机关责令改正|仓库不履行监督职责或者监督不力，造成严重后果的，由上级机关责令改正。",
                "任何个人不得转让检验合格证|任何单位或者个人不得转让检验合格证。",
                "任何单位不得伪造检验合格证|任何单位不得伪造或者变造检验合格证。",
                "销售者退货的，应当承担运费|销售者更换或者退货的，应当承担运费。",
                "个人有权向主管部门举报|个人有权向主管部门或者其他监管部门举报。",
                "投标人不得串通投标，损害国家利益|投标人不得串通投标，损害国家利益或者他人利益。",
                // What holds of several holds of each.
                "协会应当提供信息咨询、纠纷处理等服务|协会应当提供信息咨询、市场拓展、纠纷处理等服务。",
                "对直接责任人员处以一万元罚款|对主管人员和直接责任人员处以一万元罚款。",
                // A duty or a sanction beside others, and the article that was broken where the deed is told.
                "电梯停用的，应当设置标志|电梯停用的，应当切断电源，设置标志。",
                "商场对商品作虚假宣传的，处二万元罚款|商场违反本法第八条规定对商品作虚假宣传的，由监管部门责令停止，处二万元罚款。",
                // Sentences, rules of one sentence, and items of which the head says the same.
                "冷库应当登记温度，记录应当保存二年|冷库应当登记温度。登记由专人负责。记录应当保存二年。",
                "卖家不得有下列行为：夸大疗效|卖家不得有下列行为：\\n（一）隐瞒产地；\\n（二）夸大疗效；\\n（三）冒用标志。",
                // One of several cases of a list, with what becomes of each of them.
                "超过期限的，窗口不予受理|有下列情形之一的，窗口不予受理：\\n（一）材料不全的；\\n（二）超过期限的。",
                "商户超过期限的，窗口不予受理|商户有下列情形之一的，窗口不予受理：\\n（一）材料不全的；\\n（二）超过期限的。",
                // A case with what becomes of it if it is grave.
                "作虚假检验的，情节严重的，吊销许可证|作虚假检验的，处一万元罚款；情节严重的，吊销许可证。",
                // Whoever breaks a rule breaks it alone; one of several items is enough; what is provided otherwise.
                "经营者违反第八条规定的，处一万元罚款|经营者以及其他自然人、法人违反第八条规定的，处一万元罚款。",
                "有第一项情形的，可以延期|有第一项、第二项情形的，可以延期。",
                "合同对交付时间另有约定的，从其约定|合同对交付方式、交付时间另有约定的，从其约定。",
                "未经登记，不得开业，法律另有规定的除外|未经登记，不得开业。法律另有规定的除外。",
                "商场应当登记来源|商场应当查验合格证，并登记来源。",
                "商场应当登记来源|商场应当按照年度计划，登记来源。",
                "超过期限（不含节假日）的，应当重新申请|超过期限（不含节假日）的，应当重新申请。",
                "超过期限的，应当重新申请|超过期限（不含节假日）的，应当重新申请。"
            })
    void whatLeavesTheRestTrueMayGo(String said, String source) {
        assertThat(proves(said, source.replace("\\n", "\n"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Whoever must do one of two need not do either.
                "电梯停用的，应当悬挂告示并登记|电梯停用的，应当悬挂告示或者切断电源并登记。",
                "逾期不改的，责令停业整顿|逾期不改的，责令停业整顿或者处以一万元罚款。",
                // Several conditions that must all be met, and one denial or exception of several.
                "材料齐全的，应当受理申请|材料齐全、符合法定形式的，应当受理申请。",
                "未取得许可生产的，处一万元罚款|未取得许可或者登记生产的，处一万元罚款。",
                "除生产者外，单位应当登记库存|除生产者或者销售者外，单位应当登记库存。",
                "甲方书面同意可以变更合同|甲方和乙方共同书面同意可以变更合同。",
                "当事人签订的协议有效期五年|当事人和担保人签订的协议有效期五年。",
                // A case or a bound isn't left out, nor an exception that follows.
                "单位可以转让检验设备|单位经主管部门批准，可以转让检验设备。",
                "吊销营业执照|逾期不改正的，处一万元罚款；情节严重的，吊销营业执照。",
                "瓶装气未检的，没收气瓶；吊销许可证|瓶装气未检的，没收气瓶；情节严重的，吊销许可证。",
                "商户应当每年检定台秤|商户应当每年检定台秤，但是新购的除外。",
                "单位销售的，应当标明产地|单位销售进口水果的，应当标明产地。",
                "未取得许可的，处一万元罚款|未取得许可或者登记的，处一万元罚款。",
                "转让合格证的，应当赔偿|转让合格证或者出租合格证，造成损失的，应当赔偿。",
                "逾期不报的，责令改正，吊销执照|逾期不报的，责令改正或者约谈，情节严重的，吊销执照。",
                // Another's rule, another force, a choice of who acts and how; what is met together.
                "公民对处罚行为，发现有错误的，应当主动改正|公民对处罚行为，有权申诉；机关应当认真审查，发现有错误的，应当主动改正。",
                "生产者按照规定提出申请|生产者可以根据自愿原则，按照规定提出申请。",
                "人员应当掌握专业知识|人员应当掌握与其岗位相适应的专业知识。",
                "由本级政府责令改正|由本级政府或者上级政府责令改正。",
                "在产品上应当标明厂名|在产品或者包装上应当标明厂名。",
                "停业的，吊销许可证|停业的，暂停或者吊销许可证。",
                "机关在职权范围内，可以委托其他机关实施许可|机关在职权范围内，依照法律的规定，可以委托其他机关实施许可。",
                "未附有产品合格证明的，责令改正|未按照安全规范规定附有产品合格证明的，责令改正。",
                "当事人确有困难的，经当事人申请，可以分期缴纳|当事人确有困难的，经当事人申请和机关批准，可以分期缴纳。",
                "签名符合下列条件的，视为可靠：属于签名人专有|签名符合下列条件的，视为可靠：\\n（一）属于签名人专有；\\n（二）由签名人控制。",
                "禁止利用互联网发布药品广告|禁止利用互联网发布药品广告，法律另有规定的，依照其规定。",
                // Another case stands between, or the list's subject is left out, or all of its cases must be met.
                "作虚假检验的，情节严重的，吊销许可证|作虚假检验的，处一万元罚款；出租证书的，处二万元罚款；情节严重的，吊销许可证。",
                "超过期限的，窗口不予受理|商户有下列情形之一的，窗口不予受理：\\n（一）材料不全的；\\n（二）超过期限的。",
                "符合第一项条件的，可以延期|符合第一项、第二项条件的，可以延期。",
                "生产者串通涨价的，处一万元罚款|生产者和销售者串通涨价的，处一万元罚款。",
                "商户没超过期限的，窗口应当受理|商户没有下列情形之一的，窗口应当受理：\\n（一）材料不全的；\\n（二）超过期限的。",
                "作虚假检验的，造成损失的，应当赔偿|作虚假检验的，处一万元罚款。单位应当保管样品。造成损失的，应当赔偿。",
                "窗口可以吊销证书|窗口可以责令停业，并吊销证书。",
                "不存在违约的，可以续期|不存在违约或者逾期支付的，可以续期。",
                // What leans on the sentence before it.
                "冷库应当登记温度，逾期不登记的，处一万元罚款|冷库应当登记温度。秤应当检定。逾期不检定的，处一万元罚款。",
                // One more thing, or another.
                "任何个人不得转让或者出租检验合格证|任何单位或者个人不得转让检验合格证。",
                "销售者退货的，应当承担两倍运费|销售者更换或者退货的，应当承担运费。"
            })
    void whatWouldMakeItSayMoreMayNot(String said, String source) {
        assertThat(proves(said, source.replace("\\n", "\n"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"不得转让", "应当"})
    void aShredIsNoStatement(String said) {
        assertThat(proves(said, "任何单位或者个人不得转让检验合格证。")).isFalse();
    }
}

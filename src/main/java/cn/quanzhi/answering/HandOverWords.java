package cn.quanzhi.answering;

import cn.quanzhi.answering.intent.Intent;

/** What is said when a person takes over, by what the message wants, and the reason that the expert reads. */
final class HandOverWords {

    private HandOverWords() {}

    static String of(Intent intent, String question) {
        if (intent == Intent.EMERGENCY) {
            return SafetyWords.of(question);
        }
        return ServiceWords.isChinese(question) ? chinese(intent) : english(intent);
    }

    private static String chinese(Intent intent) {
        return switch (intent) {
            case COMPLAINT -> """
                    给您添麻烦了。您反映的问题已登记并转人工，专家会核对经过，在本对话中答复您。

                    ### 请补充
                    - 订单、报告或工单的编号，涉及的机构或人员
                    - 约定了什么、实际怎样，时间和金额
                    - 您希望怎样解决""";
            case QUOTATION -> """
                    价格和周期要由有资质的机构按具体情况报，我不能代为报价；已转人工，由专家替您对接。

                    ### 请补充
                    - 产品或体系、型号、数量，企业人数和地址
                    - 要做的项目和依据的标准（写上年号）
                    - 用途（自检、投标、电商、抽查复检）和最晚时间""";
            case REPORT -> """
                    已登记并转人工。举报由有管辖权的部门受理和查处：可以拨打 12315 或 12345，也可以向所在地市场监督管理部门书面反映；您的身份会保密。

                    ### 请准备
                    - 被举报的单位名称、地址，产品和时间
                    - 照片、票据、聊天记录等线索，原件自己保存好
                    - 危及人身安全的，先远离现场并报警 110""";
            case ORDER -> """
                    您的服务需求已登记并转人工，专家会为您对接资质范围内的机构，并在本对话中确认时间。

                    ### 请补充
                    - 样品或器具的名称、型号、数量，所在地址
                    - 要做的项目，依据的标准（写上年号）
                    - 希望的日期，联系人""";
            case CASE -> """
                    这件事要看您的材料才能判断，已转人工，专家会尽快在本对话中答复。

                    ### 先注意
                    - 记下收到文书的日期：陈述申辩、听证、复议、诉讼、复检都有期限，以文书写明的为准
                    - 不要拆封、转移或者处理被查封、扣押、扣留的物品
                    - 文书、照片和往来记录都留好，可以先把文书名称和日期发在这里""";
            default -> ServiceWords.person("转人工");
        };
    }

    private static String english(Intent intent) {
        String next = switch (intent) {
            case COMPLAINT ->
                "Your complaint has been recorded. Please add the order or report number, whom it concerns,"
                        + " what was agreed and what happened.";
            case QUOTATION ->
                "Prices and times are quoted by qualified institutions. Please add the product, model,"
                        + " quantity, the items and standards (with year), the purpose and the latest date.";
            case REPORT ->
                "Reports are taken by the competent authority: call 12315 or 12345. Please keep the evidence"
                        + " and tell the name and address of the business.";
            case ORDER ->
                "Your request has been recorded. Please add the samples or instruments, quantity, place, items"
                        + " and standards, the date you wish and a contact.";
            case CASE ->
                "This needs your documents and a person's judgement. Note the day on which you received each"
                        + " document: hearings, reviews and re-tests have time limits. Don't open or move sealed goods.";
            default -> "";
        };
        String person = "An expert will answer in this conversation; meanwhile you can add details.";
        return next.isEmpty() ? ServiceWords.person("person") : next + "\n\n" + person;
    }

    /** Why a person is asked, as the expert reads it. */
    static String reason(Intent intent) {
        HandOverReason reason = switch (intent) {
            case EMERGENCY -> HandOverReason.EMERGENCY;
            case COMPLAINT -> HandOverReason.COMPLAINT;
            case QUOTATION -> HandOverReason.QUOTATION;
            case REPORT -> HandOverReason.REPORT;
            case ORDER -> HandOverReason.ORDER;
            case CASE -> HandOverReason.CASE;
            default -> HandOverReason.WISH;
        };
        return reason.words();
    }
}

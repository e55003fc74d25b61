package cn.quanzhi.kernel;

/** Every way in which a request can be wrong or unlucky. A code never changes its meaning. */
public enum Problem {
    INVALID_INPUT(400, "输入有误"),
    TEXT_TOO_LONG(400, "内容超过 4000 字"),
    TEXT_EMPTY(400, "请先写下您的问题"),
    MALFORMED_REQUEST(400, "请求格式无法识别"),
    NOT_AUTHENTICATED(401, "请先登录或重新打开咨询窗口"),
    BAD_CREDENTIALS(401, "用户名或密码不正确"),
    FORBIDDEN(403, "您的角色无权进行此操作"),
    XSRF_TOKEN_INVALID(403, "页面已过期，请刷新后重试"),
    NOT_FOUND(404, "没有找到，或不属于您"),
    METHOD_NOT_ALLOWED(405, "不支持此操作"),
    NOT_ACCEPTABLE(406, "不支持所要求的格式"),
    ANSWER_RUNNING(409, "上一个回答还在进行"),
    EXPERT_HOLDS(409, "专家正在为您服务"),
    CONFLICT(409, "当前状态不允许此操作"),
    IDEMPOTENCY_KEY_IN_USE(409, "同一请求正在处理"),
    TICKET_ALREADY_CLAIMED(409, "工单已被领取"),
    TICKET_NOT_YOURS(409, "工单不由您办理"),
    DRAFT_NOT_CONFIRMED(409, "草稿中涉及处罚或期限的句子尚未确认"),
    SECOND_PERSON_NEEDED(409, "须由另一位知识管理员审核"),
    KNOWLEDGE_NOT_READY(409, "还有必须先解决的问题，暂不能发布"),
    ARTICLES_IN_DOUBT(409, "有条文对应哪条旧条还没有人确认"),
    CHANGES_NOT_SEEN(409, "有期限或金额的改动还没有看过"),
    PUBLISH_CHECK_NEEDED(409, "发布前须先用保存的评测题试跑"),
    PUBLISH_CHECK_FAILED(409, "试跑结果变差，暂不能发布"),
    NO_RESOLVED_TICKET(409, "没有等待回访的工单"),
    CHANGED_MEANWHILE(412, "您打开以后，这里已被别人改过"),
    PAYLOAD_TOO_LARGE(413, "内容过大"),
    UNSUPPORTED_MEDIA_TYPE(415, "不支持的内容类型"),
    IDEMPOTENCY_KEY_REUSED(422, "同一幂等键用于了不同的内容"),
    TOO_MANY_REQUESTS(429, "请求过于频繁，请稍后再试"),
    INTERNAL_ERROR(500, "服务出错了，请稍后重试"),
    UNAVAILABLE(503, "服务暂时不可用，请稍后重试");

    private final int status;
    private final String title;

    Problem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }
}

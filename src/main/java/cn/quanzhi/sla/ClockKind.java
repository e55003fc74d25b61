package cn.quanzhi.sla;

/** What a clock measures. */
public enum ClockKind {
    /** 首次响应: until a person first answers. */
    FIRST_RESPONSE,
    /** 办理: until the reply. */
    RESOLUTION,
    /** 回访: until the enterprise has been asked. */
    FOLLOW_UP,
    /** 电话回访: until the enterprise has answered; at its breach a person calls. */
    FOLLOW_UP_CALL
}

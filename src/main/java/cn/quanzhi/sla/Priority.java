package cn.quanzhi.sla;

/** How much something hurries: with the queue it decides the policy. */
public enum Priority {
    NORMAL,
    HIGH,
    URGENT
}

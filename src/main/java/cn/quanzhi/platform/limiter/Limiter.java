package cn.quanzhi.platform.limiter;

/** Says whether a caller may go on. */
public interface Limiter {

    /** Takes one of the key's turns of this minute, where one is left. */
    Decision tryAcquire(String key, int perMinute);

    record Decision(boolean allowed) {}
}

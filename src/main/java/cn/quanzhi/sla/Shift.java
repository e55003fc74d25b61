package cn.quanzhi.sla;

import java.time.LocalTime;

/**
 * A stretch of working time within one day.
 *
 * @param until its end; 00:00 is the end of the day
 */
public record Shift(LocalTime from, LocalTime until) {

    public Shift {
        if (!until.equals(LocalTime.MIDNIGHT) && !from.isBefore(until)) {
            throw new IllegalArgumentException("a shift ends after it begins: " + from + " to " + until);
        }
    }
}

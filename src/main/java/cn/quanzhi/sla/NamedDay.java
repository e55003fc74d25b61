package cn.quanzhi.sla;

import cn.quanzhi.sla.WorkingCalendar.Day;
import java.time.LocalDate;

/** A day that is not what its weekday says, or that has a name, such as 春节. */
record NamedDay(LocalDate date, Day kind, String name) {}

/**
 * Time limits: policies for each queue and priority, clocks that pause, the working calendar, the sweeper. A clock's
 * subject is a word and an id that this module never looks into. Owns sla_*; gives {@link cn.quanzhi.sla.ClockWarned} and
 * {@link cn.quanzhi.sla.ClockBreached}. {@code identity} is for the controllers alone, which need to know who calls.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "platform", "identity"})
package cn.quanzhi.sla;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

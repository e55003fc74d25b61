/**
 * Return visits: whether a case is solved and how content its enterprise is. Owns followup_*. An answer closes a ticket or
 * sends it back; where none comes in time, a person calls, and no ticket closes before that was tried.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "platform", "identity", "consultation", "escalation", "sla"})
package cn.quanzhi.followup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** Who calls: sites, visitors and their tokens, staff accounts, sessions, roles, the security configuration. Owns identity_*. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "platform"})
package cn.quanzhi.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** What runs beneath every module: the database and its one gate for transactions, Redis, event feeds, leases, limits. */
@NullMarked
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {"kernel"})
package cn.quanzhi.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

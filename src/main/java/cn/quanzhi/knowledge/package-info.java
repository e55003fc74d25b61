/** Documents, their versions by date, and the passages that answers cite. Owns knowledge_*; every publish appends to its change log. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "platform", "identity", "model"})
package cn.quanzhi.knowledge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

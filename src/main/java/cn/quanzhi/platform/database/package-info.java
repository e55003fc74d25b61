/** PostgreSQL, embedded or shared, and the one gate through which every transaction opens. */
@NullMarked
package cn.quanzhi.platform.database;

import org.jspecify.annotations.NullMarked;

/** What a line of the log says beside its message. */
package io.plenary.launch.log;

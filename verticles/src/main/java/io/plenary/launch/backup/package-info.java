/** What an operator keeps of an installation, and puts back. */
package io.plenary.launch.backup;

/** How much of which service this node runs, and how much it has to do. */
package io.plenary.launch.scale;

package io.dangol.lake;

/**
 * The bytes that the data files of a table take on disk after maintenance.
 *
 * @param live files of its latest version
 * @param keptForReleases files that only versions of kept releases need
 * @param retained files that neither needs, but that are younger than the retention, or are kept
 *     together with older ones
 * @param freed files removed by this maintenance
 * @param rowsExpired rows of old dates, or rejected rows, that this maintenance removed
 * @param heldBy what decides how long files of former versions stay
 */
public record TableUse(
    String table,
    long live,
    long keptForReleases,
    long retained,
    long freed,
    long rowsExpired,
    String heldBy) {}

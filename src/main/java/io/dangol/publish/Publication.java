package io.dangol.publish;

/**
 * How a publication ended.
 *
 * @param release what readers see
 * @param isNew false where the same run key was current already and nothing was to be done
 */
public record Publication(Release release, boolean isNew) {}

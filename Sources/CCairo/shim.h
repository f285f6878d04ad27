#include <cairo.h>
#include <cairo-ft.h>
#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <stdlib.h>

/// Opens a font file as a Cairo face. The face owns its FreeType face; NULL when the file cannot be read as a font.
static inline cairo_font_face_t *ionweave_cairo_open_face(const char *path, int index) {
    static const cairo_user_data_key_t key;
    static FT_Library library;
    FT_Face face;
    if (!library && FT_Init_FreeType(&library) != 0) return NULL;
    if (FT_New_Face(library, path, index, &face) != 0) return NULL;
    cairo_font_face_t *cairo_face = cairo_ft_font_face_create_for_ft_face(face, FT_LOAD_NO_HINTING);
    if (cairo_font_face_set_user_data(cairo_face, &key, face, (cairo_destroy_func_t)FT_Done_Face) != CAIRO_STATUS_SUCCESS) {
        cairo_font_face_destroy(cairo_face);
        FT_Done_Face(face);
        return NULL;
    }
    return cairo_face;
}

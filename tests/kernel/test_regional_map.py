"""The countries of any process come out as shapes that a page can draw."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from puebla.kernel.regional_map import CRAMPED, WIDTH, regional_map, world

RCM = {"CA", "US", "MX", "GT", "BZ", "SV", "HN", "NI", "CR", "PA", "DO"}


def codes_of(drawing):
    return {shape["code"] for shape in drawing["shapes"]}


def height_of(drawing):
    return int(drawing["viewbox"].split()[3])


def test_map_draws_every_country_of_the_process():
    drawing = regional_map(RCM)

    assert codes_of(drawing) == RCM
    assert all(shape["d"].startswith("M") and shape["d"].endswith("z") for shape in drawing["shapes"])


def test_map_draws_countries_around_without_widening_the_view():
    alone, with_neighbours = regional_map(RCM), regional_map(RCM, {"CO", "AR"})

    assert codes_of(with_neighbours) == RCM | {"CO", "AR"}
    assert with_neighbours["viewbox"] == alone["viewbox"]


def test_map_repeats_the_small_countries_larger():
    drawing = regional_map(RCM)
    small = {shape["code"] for shape in drawing["shapes"] if shape["size"] < CRAMPED}
    sizes = {shape["code"]: shape["size"] for shape in drawing["inset"]["shapes"]}

    assert small == {"GT", "BZ", "SV", "HN", "NI", "CR", "PA", "DO"}
    assert all(sizes[shape["code"]] > shape["size"] for shape in drawing["shapes"] if shape["code"] in small)
    assert drawing["inset"]["inset"] is None


def test_map_of_like_sized_countries_has_no_inset():
    assert regional_map({"AR", "BR", "BO", "PE", "CO"})["inset"] is None


def test_map_leaves_out_what_has_no_shape():
    assert codes_of(regional_map({"MX", "XX", "IOM"})) == {"MX"}
    assert regional_map(()) == {"viewbox": f"0 0 {WIDTH} {WIDTH}", "shapes": [], "land": "", "inset": None}


def test_map_crosses_the_date_line_in_one_piece():
    drawing = regional_map({"FJ", "WS", "TO", "NZ"})

    assert max(shape["x"] for shape in drawing["shapes"]) <= WIDTH
    assert height_of(drawing) < 3 * WIDTH


@settings(max_examples=25, deadline=None)
@given(st.sets(st.sampled_from(sorted(world())), min_size=1, max_size=12))
def test_map_of_any_countries_names_each_inside_the_drawing(codes):
    drawing = regional_map(codes)

    assert codes_of(drawing) == codes
    for shape in drawing["shapes"]:
        assert 0 <= shape["x"] <= WIDTH
        assert 0 <= shape["y"] <= height_of(drawing)
        assert re.fullmatch(r"(M-?\d+ -?\d+l[-\d ]+z)*", shape["d"])

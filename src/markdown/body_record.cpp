// A body as flat bytes, on its way from a worker to the parent.
#include "markdown/body.h"

namespace gongbao {
namespace {

void write_place(RecordWriter& writer, const Place& place) {
  writer.text(place.path);
  writer.number(place.line);
  writer.number(place.column);
  writer.number(place.length);
}

Place read_place(RecordReader& reader) {
  Place place;
  place.path = reader.text();
  place.line = static_cast<int>(reader.number());
  place.column = static_cast<int>(reader.number());
  place.length = static_cast<int>(reader.number());
  return place;
}

uint32_t read_offset(RecordReader& reader) { return static_cast<uint32_t>(reader.number()); }

BodyLink read_link(RecordReader& reader) {
  BodyLink link;
  link.kind = static_cast<BodyLink::Kind>(reader.number());
  link.external = reader.number() != 0;
  link.destination = reader.text();
  link.title = reader.text();
  link.text = reader.text();
  link.place = read_place(reader);
  return link;
}

Hole read_hole(RecordReader& reader) {
  Hole hole;
  hole.offset = read_offset(reader);
  hole.kind = static_cast<Hole::Kind>(reader.number());
  hole.link = read_offset(reader);
  return hole;
}

TextRun read_run(RecordReader& reader) {
  TextRun run;
  run.begin = read_offset(reader);
  run.end = read_offset(reader);
  return run;
}

Heading read_heading(RecordReader& reader) {
  Heading heading;
  heading.level = static_cast<int>(reader.number());
  heading.text = reader.text();
  heading.id = reader.text();
  heading.place = read_place(reader);
  return heading;
}

void write_block(RecordWriter& writer, const ProseBlock& block) {
  writer.number(static_cast<int64_t>(block.kind));
  writer.number(block.column);
  writer.text(block.text);
  writer.list(block.places, [&](const ProsePlace& place) {
    writer.number(place.offset);
    writer.number(place.line);
    writer.number(place.column);
  });
}

ProseBlock read_block(RecordReader& reader) {
  ProseBlock block;
  block.kind = static_cast<ProseBlock::Kind>(reader.number());
  block.column = static_cast<int>(reader.number());
  block.text = reader.text();
  block.places = reader.list<ProsePlace>([&] {
    ProsePlace place;
    place.offset = read_offset(reader);
    place.line = static_cast<int>(reader.number());
    place.column = static_cast<int>(reader.number());
    return place;
  });
  return block;
}

/// Whether whoever renders the body stays within it.
bool is_whole(const Body& body) {
  size_t at = 0;
  for (const Hole& hole : body.holes) {
    const bool is_ours = hole.kind >= Hole::Kind::link_open && hole.kind <= Hole::Kind::image;
    if (hole.offset < at || hole.offset > body.html.size() || hole.link >= body.links.size() || !is_ours)
      return false;
    at = hole.offset;
  }
  at = 0;
  for (const TextRun& run : body.runs) {
    if (run.begin < at || run.end < run.begin || run.end > body.html.size()) return false;
    at = run.end;
  }
  return true;
}

}  // namespace

void write_record(RecordWriter& writer, const Body& body) {
  writer.text(body.html);
  writer.list(body.holes, [&](const Hole& hole) {
    writer.number(hole.offset);
    writer.number(static_cast<int64_t>(hole.kind));
    writer.number(hole.link);
  });
  writer.list(body.links, [&](const BodyLink& link) {
    writer.number(static_cast<int64_t>(link.kind));
    writer.number(link.external);
    writer.text(link.destination);
    writer.text(link.title);
    writer.text(link.text);
    write_place(writer, link.place);
  });
  writer.list(body.runs, [&](const TextRun& run) {
    writer.number(run.begin);
    writer.number(run.end);
  });
  writer.list(body.headings, [&](const Heading& heading) {
    writer.number(heading.level);
    writer.text(heading.text);
    writer.text(heading.id);
    write_place(writer, heading.place);
  });
  writer.text(body.text);
  writer.list(body.prose, [&](const ProseBlock& block) { write_block(writer, block); });
}

Body read_body(RecordReader& reader) {
  Body body;
  body.html = reader.text();
  body.holes = reader.list<Hole>([&] { return read_hole(reader); });
  body.links = reader.list<BodyLink>([&] { return read_link(reader); });
  body.runs = reader.list<TextRun>([&] { return read_run(reader); });
  body.headings = reader.list<Heading>([&] { return read_heading(reader); });
  body.text = reader.text();
  body.prose = reader.list<ProseBlock>([&] { return read_block(reader); });
  if (!is_whole(body)) reader.refuse();
  return body;
}

}  // namespace gongbao

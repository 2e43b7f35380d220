//! Sorts of habits with many subjects each, for accounts with hundreds of habits.

use domain::habits::{Anchor, HABIT_COLORS, Schedule};
use jiff::civil::Weekday;

use super::{
    favourites::{days, every, monthly, weekly, within_days},
    template::{Template, limit, measure, quit, yes_no},
};
use crate::demo::surroundings::{Group, Identity};

/// A habit, and what it may be about, apart by commas.
struct Sort(Template, &'static str);

const DAILY: Schedule = Schedule::Daily {};
const PEOPLE: &str = "Ana, Ben, Chiara, David, Elif, Farid, Greta, Hana, Ivo, Jonas, Kim, Lena, Marek, Nora, Oskar, Pia, \
                      Rosa, Sam, Tilda, Yusuf";

/// The first subject of every sort, then the second of every sort, and so on.
pub fn of_sorts() -> Vec<Template> {
    let sorts: Vec<Sort> = practice().into_iter().chain(body()).chain(household()).collect();
    let subjects: Vec<Vec<&str>> = sorts.iter().map(|Sort(_, subjects)| subjects.split(", ").collect()).collect();
    let most = subjects.iter().map(Vec::len).max().unwrap_or_default();
    let mut all = Vec::new();
    for round in 0..most {
        for (Sort(template, _), subjects) in sorts.iter().zip(&subjects) {
            all.extend(subjects.get(round).map(|subject| varied(template, subject, round)));
        }
    }
    all
}

/// The subjects of a sort differ in colour, in the hour and in how well they go.
fn varied(template: &Template, subject: &'static str, round: usize) -> Template {
    let round = u8::try_from(round % 20).unwrap_or_default();
    let chance = template.chance.saturating_sub(u64::from(round % 5) * template.chance / 12);
    let color = (template.color + round * 7) % HABIT_COLORS;
    let hour = (template.hour + i8::try_from(round % 3).unwrap_or_default()).min(22);
    Template { subject, chance, color, hour, ..*template }
}

fn practice() -> Vec<Sort> {
    use Weekday::{Friday, Monday, Thursday, Tuesday, Wednesday};
    let workdays = days(&[Monday, Tuesday, Wednesday, Thursday, Friday]);
    vec![
        Sort(
            measure("Practise {}", 15, "min", 66, 18)
                .looks(2, "\u{1f3b5}")
                .minimum("Two minutes of it")
                .votes_for(Identity::Learner),
            "the piano, scales, the ukulele, calligraphy, juggling, touch typing, perspective, watercolours, singing, \
             chess openings, knife skills, the harmonica, lettering, mental arithmetic, card tricks, portraits, the \
             violin, whistling, knots, crochet stitches",
        ),
        Sort(
            yes_no("Learn {}", DAILY, 71, 8)
                .looks(6, "\u{1f5e3}\u{fe0f}")
                .minimum("Three words")
                .within(Group::Morning)
                .votes_for(Identity::Learner),
            "Italian, Japanese, Spanish, Arabic, Swedish, Polish, Greek, Turkish, Korean, Danish, Hindi, Czech, Dutch, \
             Finnish, Latin, Irish, Welsh, Catalan, Hungarian, Swahili",
        ),
        Sort(
            measure("Read about {}", 10, "pages", 62, 20)
                .on(workdays)
                .looks(8, "\u{1f4d6}")
                .minimum("One page")
                .votes_for(Identity::Learner),
            "history, astronomy, gardening, architecture, bread, birds, photography, maps, the sea, music theory, \
             volcanoes, bees, bridges, weaving, glaciers, trees, clocks, mosses, lighthouses, typography",
        ),
        Sort(
            yes_no("Write {}", weekly(2), 34, 7).looks(12, "pencil").minimum("The first line"),
            "a letter, a poem, a recipe down, a scene, a list of good things, in the journal, an idea down, a memory \
             down, a song text, a review of a book, a fairy tale, a dialogue, a dream down, a speech, an essay, \
             captions for photos, a postcard, a joke down, questions to ask, a page of the family story",
        ),
        Sort(
            measure("Work on {}", 1, "h", 44, 19).on(weekly(3)).looks(14, "flame").minimum("Lay out the tools"),
            "the novel, the model railway, the quilt, the radio play, the bird house, the old bicycle, the photo book, \
             the garden plan, the website, the bookshelf, the short film, the board game, the mosaic, the telescope, \
             the herbarium, the dinghy, the comic, the synthesiser, the family tree, the jumper",
        ),
        Sort(
            yes_no("Listen to {}", weekly(1), 26, 17).looks(16, "\u{1f3a7}"),
            "a podcast, a whole album, birdsong, a concert, an audio book, a lecture, the rain, a language course, jazz, \
             an opera, a radio play, old tapes, choir music, a friend's playlist, a string quartet, a storyteller, \
             electronic music, folk songs, an interview, silence",
        ),
        Sort(
            yes_no("Review {}", days(&[Friday]), 74, 16).looks(11, "note").minimum("Open it"),
            "the week's spending, open tasks, the calendar, the reading list, photos of the week, the goals, the pantry, \
             the training log, subscriptions, the projects, notes, the backlog, bookmarks, the language cards, the \
             garden diary, the savings, meeting notes, the packing list, the wish list, the week with Kim",
        ),
        Sort(
            yes_no("Play {}", within_days(1, 7), 18, 19).looks(4, "\u{1f3b2}"),
            "table tennis, badminton, chess, cards, darts, basketball, Go, squash, boules, tennis, backgammon, football, \
             dominoes, volleyball, a board game, mini golf, handball, billiards, hide and seek, frisbee",
        ),
    ]
}

fn body() -> Vec<Sort> {
    use Weekday::{Friday, Monday, Wednesday};
    vec![
        Sort(
            yes_no("Stretch the {}", DAILY, 78, 7)
                .looks(5, "\u{1f938}")
                .minimum("One breath long")
                .within(Group::Body)
                .votes_for(Identity::Mover),
            "hamstrings, hips, calves, shoulders, neck, wrists, ankles, lower back, upper back, chest, thighs, feet, \
             forearms, fingers, glutes, spine, sides, jaw, knees, arms",
        ),
        Sort(
            measure("Do {}", 20, "times", 73, 18)
                .on(days(&[Monday, Wednesday, Friday]))
                .looks(0, "strength")
                .minimum("Two of them")
                .within(Group::Body)
                .votes_for(Identity::Mover),
            "push-ups, squats, lunges, sit-ups, burpees, calf raises, pull-ups, dips, bridges, step-ups, jumping jacks, \
             mountain climbers, leg raises, rows, kettlebell swings, side bends, crunches, skips, wall jumps, box jumps",
        ),
        Sort(
            measure("Walk {}", 2, "km", 38, 13)
                .on(within_days(2, 7))
                .looks(6, "\u{1f6b6}")
                .minimum("To the corner")
                .within(Group::Body)
                .votes_for(Identity::Mover),
            "by the river, in the park, through the woods, to the station, round the lake, with the dog, to the market, \
             up the hill, along the canal, through the old town, barefoot, to the sea, with Nora, in the rain, to the \
             tower, across the fields, without a phone, before breakfast, after dinner, to the allotment",
        ),
        Sort(
            measure("Ride to {}", 15, "km", 27, 16)
                .on(weekly(1))
                .looks(5, "\u{1f6b4}")
                .within(Group::Body)
                .votes_for(Identity::Mover),
            "the lake, the office, the beach, the next village, the mill, the forest, the airfield, the vineyard, the \
             monastery, the quarry, the border, the ferry, the windmill, the dam, the stadium, the ice-cream shop, the \
             viewpoint, the campsite, the orchard, the island",
        ),
        Sort(
            yes_no("Eat {}", weekly(4), 61, 12).looks(7, "\u{1f957}").minimum("One bite").within(Group::Body),
            "lentils, oats, salad, an apple, nuts, broccoli, beans, berries, yoghurt, carrots, fish, spinach, \
             wholemeal bread, tofu, mushrooms, beetroot, an orange, chickpeas, cabbage, soup",
        ),
        Sort(
            measure("Drink {}", 2, "cups", 67, 14).looks(10, "\u{1fad6}"),
            "green tea, mint tea, hot water, ginger tea, camomile tea, rooibos, broth, oat milk, lemon water, white tea, \
             fennel tea, barley tea, vegetable juice, sage tea, herbal tea, kefir, nettle tea, jasmine tea, hibiscus tea, \
             fruit tea",
        ),
        Sort(
            Template { assume_kept: true, ..limit("At most half an hour of {}", 30, "min", 76, 21) }
                .looks(13, "devices"),
            "television, scrolling, news, games, online videos, group chats, shopping apps, forums, short clips, \
             series, email at home, sports results, maps, live streams, puzzles on the phone, property adverts, \
             auctions, reviews, memes, weather apps",
        ),
        Sort(
            quit("No {}", 94, 17).looks(19, "\u{1f6ab}"),
            "fizzy drinks, late snacks, gossip, impulse buys, nail biting, energy drinks, phone in bed, crisps, snoozing, \
             swearing, doomscrolling, lottery tickets, fast food, plastic bags, lifts, second helpings, horn in traffic, \
             chewing gum, white bread, work on Sundays",
        ),
    ]
}

fn household() -> Vec<Sort> {
    use Weekday::{Saturday, Sunday};
    vec![
        Sort(
            yes_no("Water the {}", every(6, Anchor::LastDone), 74, 9)
                .looks(7, "\u{1fab4}")
                .within(Group::Home)
                .votes_for(Identity::Host),
            "fern, basil, palm, ivy, tomatoes, lemon tree, monstera, lavender, rosemary, cactus, jasmine, begonia, \
             strawberries, fig tree, chillies, parsley, mint, geraniums, aloe, bonsai",
        ),
        Sort(
            yes_no("Clean the {}", every(14, Anchor::Fixed), 68, 11)
                .looks(15, "\u{1f9fd}")
                .minimum("Wipe one corner")
                .within(Group::Home),
            "oven, fridge, windows, bathroom, balcony, bicycle, keyboard, kettle, stairs, car, shower, mirrors, lamps, \
             bins, cellar, sink, coffee machine, doors, aquarium, grill",
        ),
        Sort(
            yes_no("Tidy the {}", days(&[Saturday, Sunday]), 57, 10)
                .looks(17, "\u{1f9fa}")
                .minimum("Five things")
                .within(Group::Home)
                .votes_for(Identity::Host),
            "desk, wardrobe, hallway, kitchen drawer, bookshelf, garage, shoe rack, spice rack, workbench, attic, photo \
             box, medicine chest, toolbox, laundry room, toy box, pantry, sewing box, garden shed, paper pile, handbag",
        ),
        Sort(
            yes_no("Call {}", monthly(2), 8, 19).looks(1, "\u{1f4de}").minimum("Send a line").votes_for(Identity::Host),
            PEOPLE,
        ),
        Sort(yes_no("Write to {}", within_days(1, 21), 7, 20).looks(18, "mail").votes_for(Identity::Host), PEOPLE),
        Sort(
            yes_no("Cook {}", monthly(1), 5, 18).looks(4, "\u{1f373}").within(Group::Home),
            "curry, risotto, ramen, dumplings, a stew, lasagne, paella, falafel, goulash, pancakes, a tart, gnocchi, \
             couscous, pho, a gratin, tacos, quiche, soup for the week, dal, moussaka",
        ),
        Sort(
            yes_no("Check the {}", monthly(1), 6, 10).looks(11, "check").within(Group::Home),
            "smoke alarm, bike tyres, budget, first-aid box, gutters, heating, passwords, electricity meter, contracts, \
             insurance, roof window, boiler, spare keys, fuses, torch batteries, tyre pressure, water filter, door \
             seals, freezer, passports",
        ),
        Sort(
            yes_no("Visit {}", every(30, Anchor::LastDone), 22, 14).looks(9, "\u{1f5fa}\u{fe0f}"),
            "the library, the farmers' market, grandmother, the botanical garden, the lake, the cinema, a gallery, the \
             theatre, the flea market, the observatory, the zoo, an old friend, the bookshop, the harbour, the castle, \
             the planetarium, the bakery across town, the neighbours, the sauna, the record shop",
        ),
    ]
}

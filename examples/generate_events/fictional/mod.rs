//! The fictional site: what there is, and where it is written.

mod event;
mod place;
mod prose;
mod random;
mod when;
mod words;
mod yaml;

use event::Event;
use place::{Atlas, Venue};
use random::Random;
use semaine_ia::territory::InseeCode;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io;
use std::path::{Path, PathBuf};
use yaml::Yaml;

/// Venues, and organisations, that come with any number of events.
const CONTENT: u32 = 300;

/// Up to so many events, all happen in the edition's week (but some Cafés IA); more are spread over the year.
const WEEK: u32 = 3000;

/// What to make.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Plan {
    /// How many fictional events.
    pub(crate) count: u32,
    /// The same seed gives the same bytes.
    pub(crate) seed: u64,
}

/// What was written.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Written {
    /// Files.
    pub(crate) files: usize,
    /// Their bytes.
    pub(crate) bytes: u64,
}

/// What events may refer to.
#[derive(Debug)]
struct World {
    seed: u64,
    atlas: Atlas,
    venues: Vec<Venue>,
    venues_of: BTreeMap<InseeCode, Vec<usize>>,
    organisers: Vec<String>,
    partners: Vec<String>,
    formats: Vec<String>,
    resources: Vec<String>,
    spread_over_year: bool,
}

/// Writes a whole site root in `out`, which is new or empty: the repository's content and few real events (its texts link
/// to them), then the fictional ones.
pub(crate) fn write_site(plan: Plan, repository: &Path, out: &Path) -> io::Result<Written> {
    if out.exists() && std::fs::read_dir(out)?.next().is_some() {
        return Err(io::Error::new(io::ErrorKind::AlreadyExists, format!("{} is not empty", out.display())));
    }
    let mut writer = Writer { root: out.to_owned(), folders: BTreeSet::new(), written: Written::default() };
    for folder in ["content", "events"] {
        writer.copy(repository, Path::new(folder))?;
    }
    let world = World::new(plan, repository)?;
    for (number, venue) in world.venues.iter().enumerate() {
        let mut random = Random::new(plan.seed ^ 0x1e0, number as u64);
        writer.write(&format!("content/lieux/{}.yaml", venue.slug), &venue.yaml(&mut random))?;
    }
    for (number, slug) in world.organisers.iter().enumerate() {
        writer.write(&format!("content/organisations/{slug}.yaml"), &organisation(number))?;
    }
    let mut events_of: HashMap<InseeCode, usize> = HashMap::new();
    for number in 1..=plan.count {
        let event = Event::new(number, &world, &mut events_of);
        writer.write(&format!("{}.yaml", event.path), &event.yaml)?;
        if let Some(report) = &event.report {
            writer.write(&format!("{}.bilan.yaml", event.path), report)?;
        }
    }
    Ok(writer.written)
}

impl World {
    fn new(plan: Plan, repository: &Path) -> io::Result<Self> {
        let content = repository.join("content");
        let atlas = Atlas::new();
        let mut random = Random::new(plan.seed, u64::MAX);
        let venues: Vec<_> = (1..=CONTENT).map(|number| Venue::new(number, &atlas, &mut random)).collect();
        let mut venues_of: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for (at, venue) in venues.iter().enumerate() {
            venues_of.entry(venue.commune.code).or_default().push(at);
        }
        let mut resources = names(&content.join("ressources"))?;
        resources.extend(names(&content.join("modules"))?);
        Ok(Self {
            seed: plan.seed,
            atlas,
            venues,
            venues_of,
            organisers: (1..=CONTENT).map(|number| format!("association-fictive-{number}")).collect(),
            partners: names(&content.join("organisations"))?,
            formats: names(&content.join("formats"))?,
            resources,
            spread_over_year: plan.count > WEEK,
        })
    }
}

/// The file of a fictional organisation: every tenth belongs to the AMI, whose commitments events count towards.
fn organisation(number: usize) -> String {
    let mut yaml = Yaml::default();
    yaml.text("nom", &format!("Association fictive n° {}", number + 1));
    yaml.list("roles", if number.is_multiple_of(10) { &["organisateur", "ami"] } else { &["organisateur"][..] });
    yaml.plain("url", format_args!("https://example.org/associations/{}", number + 1));
    if number.is_multiple_of(3) {
        yaml.text("statut_juridique", "association");
    }
    if number.is_multiple_of(2) {
        yaml.text("description", "Cette association n'existe pas : elle sert d'exemple pour mesurer le générateur.");
    }
    yaml.finish()
}

/// The names of the files (without extension) and folders of a folder, sorted.
fn names(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        if let Some(name) = entry?.path().file_stem().and_then(|name| name.to_str()) {
            names.push(name.to_owned());
        }
    }
    names.sort();
    Ok(names)
}

/// Writes files below a root and counts them; makes each folder once.
struct Writer {
    root: PathBuf,
    folders: BTreeSet<PathBuf>,
    written: Written,
}

impl Writer {
    fn write(&mut self, path: &str, text: &str) -> io::Result<()> {
        let path = self.prepare(Path::new(path))?;
        self.written.files += 1;
        self.written.bytes += text.len() as u64;
        std::fs::write(path, text)
    }

    /// Copies a folder of `from` with all it holds.
    fn copy(&mut self, from: &Path, folder: &Path) -> io::Result<()> {
        for entry in std::fs::read_dir(from.join(folder))? {
            let entry = entry?;
            let path = folder.join(entry.file_name());
            if entry.file_type()?.is_dir() {
                self.copy(from, &path)?;
            } else {
                let to = self.prepare(&path)?;
                self.written.bytes += std::fs::copy(entry.path(), to)?;
                self.written.files += 1;
            }
        }
        Ok(())
    }

    fn prepare(&mut self, path: &Path) -> io::Result<PathBuf> {
        let path = self.root.join(path);
        if let Some(folder) = path.parent()
            && !self.folders.contains(folder)
        {
            std::fs::create_dir_all(folder)?;
            self.folders.insert(folder.to_owned());
        }
        Ok(path)
    }
}

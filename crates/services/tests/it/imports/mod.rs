mod choosing;
mod interrupted;
mod owning;
mod readers;
mod scene;
mod taking_back;
mod taking_over;
mod tasks;
